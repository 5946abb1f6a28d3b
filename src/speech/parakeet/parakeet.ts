/**
 * Parakeet TDT (NVIDIA; Rekesh et al. 2023, arXiv:2305.05084): a Conformer that hears the whole utterance at once, and a transducer that
 * writes down frame after frame what was said. Its text has no end token, does not loop, and tells when each word was spoken.
 */

import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Backend, ModelFiles, Recognition } from '../../protocol/engine.ts';
import type { Meter } from '../../protocol/metrics.ts';
import { NemoMel } from '../features/nemo-mel.ts';
import { requireFinite } from '../finite.ts';
import { compileEncoder } from '../placement.ts';
import type { ModelRecogniser, RecogniseOptions } from '../recogniser.ts';
import { type Session, type Tensor, tensor } from '../runtime.ts';
import { type ParakeetContract, readContract } from './contract.ts';
import { Joint } from './joint.ts';
import { type Emission, walk } from './tdt.ts';
import { wordsOf } from './words.ts';

const batch = { first: 4, next: 8 };

interface ParakeetParts {
  encoder: Session;
  joint: Joint;
  contract: ParakeetContract;
  meter: Meter;
}

interface Heard {
  samples: Float32Array;
  emissions: readonly Emission[];
}

export class Parakeet implements ModelRecogniser {
  readonly #parts: ParakeetParts;
  readonly #mel: NemoMel;
  /** The last pass. */
  #heard: Heard = { samples: new Float32Array(0), emissions: [] };

  private constructor(parts: ParakeetParts) {
    this.#parts = parts;
    this.#mel = new NemoMel(parts.contract.bands);
  }

  /**
   * Compiles the graphs; the decoder runs on the processor. Throws `model-broken`, `model-incomplete` or `model-unsupported` for what is in
   * the files, `backend-unsupported` and `out-of-memory` for what is not.
   */
  static async load(files: ModelFiles, backend: Backend, meter: Meter): Promise<Parakeet> {
    const contract = readContract(files.texts);
    const joint = await Joint.load(files.decoder, contract.blank, meter);
    const encoder = await compileEncoder(files.encoder, backend.encoder);
    return new Parakeet({ encoder, joint, contract, meter });
  }

  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    const { prefix = [], shouldStop = () => false } = options;
    const encoded = await this.#encode(samples);
    if (!encoded) return this.#recognition([], options);
    const { joint, contract } = this.#parts;
    const emissions = await walk(await joint.over(encoded), {
      frames: encoded.dims[2]!,
      blank: contract.blank,
      mostTokens: contract.mostTokens,
      batch,
      known: this.#known(samples, prefix),
      forced: prefix,
      shouldStop,
    });
    if (!emissions) return null;
    this.#heard = { samples: samples.slice(), emissions };
    return this.#recognition(emissions, options);
  }

  async warmUp(): Promise<void> {
    await this.recognise(Float32Array.from({ length: speechRate }, (_, i) => 0.01 * Math.sin(i * i)));
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

  /** [1, width, frames]; null for less than two frames of features. */
  async #encode(samples: Float32Array): Promise<Tensor | null> {
    const started = performance.now();
    const mel = this.#mel.of(samples);
    if (!mel) return null;
    const { outputs } = await this.#parts.encoder.run({
      audio_signal: tensor('float32', mel.data, [1, this.#parts.contract.bands, mel.frames]),
      length: tensor('int64', BigInt64Array.of(BigInt(mel.frames)), [1]),
    });
    if (outputs?.type !== 'float32') throw new AppError('model-unsupported', `the encoder gives ${outputs?.type}`);
    requireFinite(outputs.data as Float32Array);
    this.#parts.meter.record('encode', performance.now() - started);
    return outputs;
  }

  /** What the last pass found of the prefix, where the audio goes on from that pass. */
  #known(samples: Float32Array, prefix: readonly number[]): readonly Emission[] {
    const known = this.#heard.emissions.slice(0, prefix.length);
    if (known.length < prefix.length || known.some(({ token }, i) => token !== prefix[i])) return [];
    const last = known.at(-1);
    if (!last) return [];
    const { frameSeconds } = this.#parts.contract;
    const end = Math.min(this.#heard.samples.length, (last.frame + 1) * frameSeconds * speechRate);
    return samples.length >= end && this.#heard.samples.subarray(0, end).every((each, i) => each === samples[i])
      ? known
      : [];
  }

  #recognition(emissions: readonly Emission[], { prefix = [], draft = [] }: RecogniseOptions): Recognition {
    const tokens = emissions.map(({ token }) => token);
    const changed = draft.findIndex((token, at) => token !== tokens[prefix.length + at]);
    const { vocabulary, frameSeconds } = this.#parts.contract;
    return {
      text: vocabulary.textOf(tokens),
      tokens,
      logProbabilities: emissions.map(({ logProbability }) => logProbability),
      ending: 'end',
      draftKept: changed < 0 ? draft.length : changed,
      words: wordsOf(emissions, vocabulary, frameSeconds),
    };
  }
}
