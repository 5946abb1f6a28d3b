/**
 * The model as its files are, in plain sessions of the runtime: one run of the encoder and greedy steps of the decoder, no level, no
 * edited graph, no checks. What the app does beyond is measured against this.
 */

import { AppError } from '../../src/core/errors.ts';
import type { BareRun } from '../../src/protocol/bench.ts';
import type { ModelFiles } from '../../src/protocol/engine.ts';
import { MergedDecoder } from '../../src/speech/merged-decoder.ts';
import { moonshineConfig, tokenLimit } from '../../src/speech/moonshine-config.ts';
import { createSession, type Session, tensor } from '../../src/speech/runtime.ts';
import { likeliest } from '../../src/speech/scores.ts';

export interface BareModel {
  run(samples: Float32Array): Promise<BareRun>;
  release(): Promise<void>;
}

/** Null for a layout other than raw sound in and a merged decoder. */
export async function openBareModel(files: ModelFiles): Promise<BareModel | null> {
  if (files.family !== 'moonshine') return null;
  const { startToken, endToken, tokensPerSecond } = moonshineConfig(files.id, files.texts);
  const encoder = await createSession(files.encoder.onnx, { data: files.encoder.data });
  const step = await createSession(files.decoder.onnx, { data: files.decoder.data });
  const decoder = new MergedDecoder({ audio: null, step }, { record() {}, count() {} });
  return {
    async run(samples) {
      const started = performance.now();
      const encoded = await encode(encoder, samples);
      const encodeMs = performance.now() - started;
      const decoding = decoder.begin(encoded);
      const limit = tokenLimit(samples.length, tokensPerSecond);
      let tokens = 0;
      let token = likeliest((await decoding.step([[startToken]])).at(0, -1), endToken).token;
      while (token !== endToken && ++tokens < limit) {
        token = likeliest((await decoding.step([[token]])).at(0, -1)).token;
      }
      return { encodeMs, ms: performance.now() - started, tokens };
    },
    async release() {
      await encoder.release();
      await decoder.release();
    },
  };
}

async function encode(encoder: Session, samples: Float32Array) {
  const input = tensor('float32', samples, [1, samples.length]);
  const [name] = encoder.inputs.map((each) => each.name);
  const { last_hidden_state: encoded } = await encoder.run({ [name ?? 'input_values']: input });
  if (!encoded) throw new AppError('model-unsupported', 'the encoder gives no last_hidden_state');
  return encoded;
}
