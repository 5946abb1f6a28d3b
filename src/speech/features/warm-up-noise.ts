/** Sound for the first passes of a recogniser, whose cost depends on its length and not on what is said. */

import { speechRate } from '../../core/resampler.ts';

/** Noise at 16 kHz that is the same each time: a sine whose frequency runs away, folded back by sampling. `level` is its peak, 0 to 1. */
export function warmUpNoise(seconds: number, level = 0.01): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: seconds * speechRate }, (_, i) => level * Math.sin(i * i));
}
