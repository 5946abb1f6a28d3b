/** Tells whether what is heard now is more of what was heard before: audio that begins alike. */

import { speechRate } from '../../core/resampler.ts';

/** Samples at the start that tell one utterance from another. */
const compared = 0.2 * speechRate;

export class Utterances {
  #start = new Float32Array(0);
  #number = 0;

  /** A number for the utterance that these samples are the beginning of: the same one while it grows. */
  of(samples: Float32Array): number {
    const start = samples.slice(0, compared);
    const isSame = this.#start.length > 0 && start.every((sample, at) => sample === (this.#start[at] ?? sample));
    if (!isSame) this.#number++;
    this.#start = start;
    return this.#number;
  }
}
