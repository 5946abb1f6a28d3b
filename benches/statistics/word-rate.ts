/** The 90 % interval of a word error rate, and of the difference of two over the same recordings, by a bootstrap of the recordings. */

import { seeded } from '../../src/core/random.ts';
import type { Interval } from './statistics.ts';
import type { WordErrors } from './word-errors.ts';

const resamples = 2000;
const resamplingSeed = 17;
/** Share of the resampled rates below the interval, and above it. */
const outside = 0.05;

/** In per cent of the words; of differences when `errors` are differences. */
export function rateInterval(counts: readonly WordErrors[]): Interval {
  const random = seeded(resamplingSeed);
  const rates = Array.from({ length: resamples }, () => {
    let [errors, words] = [0, 0];
    for (let i = 0; i < counts.length; i++) {
      const drawn = counts[Math.floor(random() * counts.length)]!;
      errors += drawn.errors;
      words += drawn.words;
    }
    return (100 * errors) / words;
  }).sort((one, other) => one - other);
  return { low: rates[Math.floor(outside * resamples)]!, high: rates[Math.ceil((1 - outside) * resamples) - 1]! };
}
