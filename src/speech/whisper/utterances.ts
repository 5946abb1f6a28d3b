/** Identifies utterances: audio that begins with the same samples is the same utterance, grown. */

import { speechRate } from '../../core/resampler.ts';

/** Samples at the start that are compared. */
const compared = 0.2 * speechRate;

export class Utterances {
  #start = new Float32Array(0);
  #number = 0;

  /** The number of the utterance that begins with these samples; it stays the same while the utterance grows. */
  of(samples: Float32Array): number {
    const start = samples.slice(0, compared);
    const isSame = this.#start.length > 0 && start.every((sample, at) => sample === (this.#start[at] ?? sample));
    if (!isSame) this.#number++;
    this.#start = start;
    return this.#number;
  }
}
