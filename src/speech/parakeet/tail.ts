/**
 * The tail behind the audio. A Conformer loses the last sound when nothing follows it, and digital silence distorts the mean and deviation
 * of the features: so the background of the last moment is repeated, forwards and backwards.
 *
 * On 86 synthetic sentences as the app cuts them, 6.6 % of words are wrong without a tail, 3.9 with one of 0.2 s; on 8 recordings of 70 s
 * 4.2 and 3.5. Longer tails are no better, 0.5 s of zeros is much worse.
 */

import { speechRate } from '../../core/resampler.ts';

const tailSamples = 0.2 * speechRate;
/** Samples that are repeated: less than the silence at the end of a segment. */
const repeatedSamples = 0.05 * speechRate;

/** A copy of the samples with the tail. */
export function withTail(samples: Float32Array): Float32Array {
  const longer = new Float32Array(samples.length + tailSamples);
  longer.set(samples);
  const room = Math.min(repeatedSamples, samples.length);
  for (let i = 0; i < tailSamples && room > 0; i++) {
    const there = i % (2 * room);
    const back = there < room ? there : 2 * room - 1 - there;
    longer[samples.length + i] = samples[samples.length - 1 - back]!;
  }
  return longer;
}
