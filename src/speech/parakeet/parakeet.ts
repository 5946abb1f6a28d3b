/**
 * Parakeet TDT (NVIDIA; Rekesh et al. 2023, arXiv:2305.05084): a Conformer encoder over the whole utterance, and a token-and-duration
 * transducer. Its text has no end token and does not loop, and every word has its time.
 */

import { noise } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { noAbilities, type Recognition } from '../../protocol/speech.ts';
import { NemoMel } from '../features/nemo-mel.ts';
import { pausesIn } from '../features/pauses.ts';
import type { ModelRecogniser, RecogniseOptions } from '../recogniser.ts';
import { compileEncoder } from '../runtime/compile-graphs.ts';
import { floats } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import { wordsOf } from '../text/timed-words.ts';
import { confidenceScales } from '../text/word-confidence.ts';
import { atPauses } from '../text/word-edges.ts';
import { type ParakeetContract, readContract } from './contract.ts';
import { type Expected, Joint } from './joint.ts';
import { windowStart } from './live-window.ts';
import { withTail } from './tail.ts';
import { type Emission, type TdtResult, tdtSearch } from './tdt.ts';
import { placedWords } from './word-places.ts';

/**
 * Frames in a pass of the joint network. At nearly every frame of the path there is a token, after which other frames are needed: more than
 * one frame at first is wasted. Behind a blank several frames are likely to be needed.
 */
const batch = { first: 1, next: 4 };

const unknown = { known: [], expected: { tokens: [], path: [] } };

interface ParakeetParts {
  encoder: Session;
  joint: Joint;
  contract: ParakeetContract;
  meter: Meter;
}

interface Heard extends TdtResult {
  samples: Float32Array;
}

export class Parakeet implements ModelRecogniser {
  /** The model detects the language, and cannot be told. */
  readonly abilities = noAbilities;
  readonly #parts: ParakeetParts;
  readonly #mel: NemoMel;
  /** Audio and result of the last pass. */
  #heard: Heard = { samples: new Float32Array(0), emissions: [], path: [] };

  private constructor(parts: ParakeetParts) {
    this.#parts = parts;
    this.#mel = new NemoMel(parts.contract.bands);
  }

  /**
   * Compiles the graphs. Throws `model-broken`, `model-incomplete` or `model-unsupported` because of the
   * files, `backend-unsupported` and `out-of-memory` because of the device.
   */
  static async load(files: ModelFiles, backend: Backend, meter: Meter): Promise<Parakeet> {
    const contract = readContract(files.texts);
    const joint = await Joint.load(files.decoder, backend.decoder, contract.blank, meter);
    // What the encoder gives stays where the joint network wants it.
    const encoder = await compileEncoder(
      files.encoder,
      backend.encoder,
      backend.decoder === 'webgpu' ? ['outputs'] : [],
    );
    return new Parakeet({ encoder, joint, contract, meter });
  }

  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    const { prefix = [], isFinal = false, shouldStop = () => false } = options;
    const seconds = samples.length / speechRate;
    const { joint, contract } = this.#parts;
    const { known, expected } = this.#remembered(samples, prefix);
    const { frameSeconds } = contract;
    const from = windowStart(Math.floor(seconds / frameSeconds), known.at(-1)?.frame ?? 0, frameSeconds);
    const heard = samples.subarray(Math.round(from * frameSeconds * speechRate));
    const encoded = await this.#encode(isFinal ? withTail(heard) : heard);
    if (!encoded) return this.#recognition([], samples, options);
    const frames = encoded.dims[2]!;
    const transducer = await joint.over(encoded, { from, expected }).finally(() => encoded.dispose());
    const result = await tdtSearch(transducer, {
      frames: from + frames,
      blank: contract.blank,
      mostTokens: contract.mostTokens,
      batch,
      known,
      forced: prefix,
      shouldStop,
    }).finally(() => transducer.dispose());
    if (!result) return null;
    this.#heard = { samples: samples.slice(), ...result };
    return this.#recognition(result.emissions, samples, options);
  }

  async warmUp(): Promise<void> {
    await this.recognise(noise(speechRate, 0.01));
  }

  textOf(tokens: readonly number[]): string {
    return this.#parts.contract.vocabulary.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#parts.contract.vocabulary.beginsWord(token);
  }

  async dispose(): Promise<void> {
    await this.#parts.encoder.release();
    await this.#parts.joint.release();
  }

  /**
   * The encoder's output, [1, width, frames]; null for fewer than two frames of features. Rejects with `model-unsupported` or
   * `output-broken`.
   */
  async #encode(samples: Float32Array): Promise<Tensor | null> {
    const started = performance.now();
    const mel = this.#mel.of(samples);
    if (!mel) return null;
    const { outputs } = await this.#parts.encoder.run({
      audio_signal: tensor('float32', mel.data, [1, this.#parts.contract.bands, mel.frames]),
      length: tensor('int64', BigInt64Array.of(BigInt(mel.frames)), [1]),
    });
    // Scores made of what is no number are none either, and are looked at.
    if (outputs?.location !== 'gpu-buffer') requireFinite(floats(outputs));
    this.#parts.meter.record('encode', performance.now() - started);
    return outputs!;
  }

  /**
   * What the last pass found, where its audio is that of this pass, grown or cut at its end: the emissions of the prefix, and the path
   * behind it.
   */
  #remembered(samples: Float32Array, prefix: readonly number[]): { known: readonly Emission[]; expected: Expected } {
    const { samples: before, emissions, path } = this.#heard;
    const common = Math.min(before.length, samples.length);
    for (let at = 0; at < common; at++) if (before[at] !== samples[at]) return unknown;
    const tokens = emissions.map(({ token }) => token);
    const expected = { tokens, path: path.filter((step) => step.tokens >= prefix.length) };
    const known = emissions.slice(0, prefix.length);
    const end = ((known.at(-1)?.frame ?? 0) + 1) * this.#parts.contract.frameSeconds * speechRate;
    const isKnown = end <= common && prefix.every((token, at) => token === tokens[at]);
    return isKnown ? { known, expected } : unknown;
  }

  #recognition(
    emissions: readonly Emission[],
    samples: Float32Array,
    { prefix = [], draft = [], times = false }: RecogniseOptions,
  ): Recognition {
    const tokens = emissions.map(({ token }) => token);
    const changed = draft.findIndex((token, at) => token !== tokens[prefix.length + at]);
    const { vocabulary, frameSeconds } = this.#parts.contract;
    const seconds = samples.length / speechRate;
    const found = wordsOf(emissions, { vocabulary, frameSeconds, seconds, scale: confidenceScales.parakeet });
    const words = placedWords(found, frameSeconds);
    return {
      text: vocabulary.textOf(tokens),
      tokens,
      logProbabilities: emissions.map(({ logProbability }) => logProbability),
      ending: 'end',
      draftKept: changed < 0 ? draft.length : changed,
      words: times ? atPauses(words, pausesIn(samples), seconds) : words,
    };
  }
}
