/**
 * The encoder's output for what was heard lately. The same samples are encoded once, whoever asks: the language, a text that may change,
 * the final one and its second attempt, and the times of words.
 */

import { framesOf, LogMel, type LogMelPlan } from '../features/log-mel.ts';
import type { Tensor } from '../runtime.ts';
import type { WhisperEncoder } from './encoder.ts';

/** A segment as it grows, and the same one prepared otherwise. */
const kept = 2;

export interface Encoded {
  /** [1, positions, width]. */
  hidden: Tensor;
  /** Positions of 20 ms that have sound. */
  positions: number;
}

interface Entry extends Encoded {
  samples: Float32Array;
}

export class EncodedAudio {
  readonly #encoder: WhisperEncoder;
  readonly #mel: LogMel;
  /** The newest last. */
  #entries: Entry[] = [];

  constructor(encoder: WhisperEncoder, plan: LogMelPlan) {
    this.#encoder = encoder;
    this.#mel = new LogMel(plan);
  }

  /** Samples at 16 kHz that fit into one window. */
  get mostSamples(): number {
    return this.#mel.most;
  }

  /** Valid until two other stretches of audio have been asked for. */
  async of(samples: Float32Array): Promise<Encoded> {
    const known = this.#entries.find((entry) => isSame(entry.samples, samples));
    if (known) {
      this.#entries = [...this.#entries.filter((entry) => entry !== known), known];
      return known;
    }
    const frames = framesOf(Math.min(samples.length, this.mostSamples));
    const hidden = await this.#encoder.encode(this.#mel.of(samples), frames);
    const entry = { samples: samples.slice(), hidden, positions: Math.max(1, Math.ceil(frames / 2)) };
    this.#entries.push(entry);
    while (this.#entries.length > kept) this.#entries.shift()!.hidden.dispose();
    return entry;
  }

  dispose(): void {
    for (const { hidden } of this.#entries) hidden.dispose();
    this.#entries = [];
  }
}

function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((sample, at) => sample === other[at]);
}
