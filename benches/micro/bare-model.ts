/**
 * The unmodified model in plain sessions: one run of the encoder and greedy decoder steps, without levelling, graph edits or checks. It is
 * the yardstick of the app's own recognition.
 */

import { AppError } from '../../src/core/errors.ts';
import { speechRate } from '../../src/core/resampler.ts';
import type { BareRun } from '../../src/protocol/bench.ts';
import type { ModelFiles } from '../../src/protocol/model.ts';
import { MergedDecoder } from '../../src/speech/decoding/merged-decoder.ts';
import { likeliest } from '../../src/speech/decoding/token-choice.ts';
import { LogMel } from '../../src/speech/features/log-mel.ts';
import { moonshineConfig, tokenLimit as moonshineLimit } from '../../src/speech/moonshine/config.ts';
import { createSession, type Session, type Tensor, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import { readContract } from '../../src/speech/whisper/contract.ts';
import { tokenMasks } from '../../src/speech/whisper/rules.ts';
import { tokenLimit as whisperLimit } from '../../src/speech/whisper/token-limit.ts';

export interface BareModel {
  run(samples: Float32Array): Promise<BareRun>;
  release(): Promise<void>;
}

/** The inputs and rules of a family. */
interface Plain {
  /** The encoder's input for 16 kHz samples. */
  input(samples: Float32Array): Tensor;
  prompt: readonly number[];
  endToken: number;
  suppressed: readonly number[];
  limit(samples: number): number;
}

/** Opens the model; null for a layout without a merged decoder. */
export async function openBareModel(files: ModelFiles): Promise<BareModel | null> {
  const plain = plainOf(files);
  if (!plain) return null;
  const encoder = await createSession(files.encoder.onnx, { data: files.encoder.data });
  const step = await createSession(files.decoder.onnx, { data: files.decoder.data });
  const decoder = new MergedDecoder({ audio: null, step }, { record() {}, count() {} });
  return {
    async run(samples) {
      const started = performance.now();
      const hidden = await encode(encoder, plain.input(samples));
      const encodeMs = performance.now() - started;
      const decoding = decoder.begin({ hidden });
      const next = async (taken: readonly number[], forbidden = -1) => {
        const scores = (await decoding.step(taken)).at(-1);
        for (const token of plain.suppressed) scores[token] = Number.NEGATIVE_INFINITY;
        return likeliest(scores, forbidden).token;
      };
      const limit = plain.limit(samples.length);
      let tokens = 0;
      let token = await next(plain.prompt, plain.endToken);
      while (token !== plain.endToken && ++tokens < limit) token = await next([token]);
      decoding.dispose();
      hidden.dispose();
      return { encodeMs, ms: performance.now() - started, tokens };
    },
    async release() {
      await encoder.release();
      await decoder.release();
    },
  };
}

function plainOf({ family, id, texts }: ModelFiles): Plain | null {
  switch (family) {
    case 'moonshine': {
      const { startToken, endToken, tokensPerSecond } = moonshineConfig(id, texts);
      return {
        input: (samples) => tensor('float32', samples, [1, samples.length]),
        prompt: [startToken],
        endToken,
        suppressed: [],
        limit: (samples) => moonshineLimit(samples, tokensPerSecond),
      };
    }
    case 'whisper': {
      const contract = readContract(texts);
      const { bands, encodedFrames, markers } = contract;
      const features = { bands, frames: 2 * encodedFrames };
      const [spoken] = markers.languages.values();
      const told = spoken === undefined ? [] : [spoken, markers.tasks.transcribe!];
      return {
        input: (samples) => tensor('float32', new LogMel(features).of(samples), [1, bands, features.frames]),
        prompt: [markers.start, ...told, markers.noTimestamps],
        endToken: markers.end,
        suppressed: tokenMasks(contract).lists[2]!,
        limit: (samples) => whisperLimit(samples / speechRate, null),
      };
    }
    case 'parakeet':
    case 'ctc':
      return null;
  }
}

async function encode(encoder: Session, input: Tensor): Promise<Tensor> {
  const { last_hidden_state: encoded } = await encoder.run({ [encoder.inputs[0]!.name]: input }, ['last_hidden_state']);
  input.dispose();
  if (!encoded) throw new AppError('model-unsupported', 'the encoder gives no last_hidden_state');
  return encoded;
}
