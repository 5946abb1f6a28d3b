/**
 * A text that was cut off in a loop or at its limit ends before its sound does. What is said on either side of a pause is then found on its
 * own: of long recordings that is the difference between one sentence lost and all that are behind it.
 */

import { speechRate } from '../../core/resampler.ts';
import { later } from '../../core/transcript.ts';
import type { Recognition } from '../../protocol/speech.ts';
import { pausesIn } from '../features/pauses.ts';

/** Seconds of the shortest part: less is a word, of which the loop may have been made. */
const least = 2;

/** The sample in the middle of the longest pause inside; null where nothing is to be cut. */
export function longestPause(samples: Float32Array): number | null {
  const seconds = samples.length / speechRate;
  const inside = pausesIn(samples)
    .map(({ start, end }) => ({ middle: (start + end) / 2, length: end - start }))
    .filter(({ middle }) => middle >= least && middle <= seconds - least);
  if (inside.length === 0) return null;
  const longest = inside.reduce((one, other) => (other.length > one.length ? other : one));
  return Math.round(longest.middle * speechRate);
}

/** One text of two, the second of which begins so many seconds later. */
export function joinedParts(one: Recognition, other: Recognition, seconds: number): Recognition {
  const { endLogProbability: end } = other;
  return {
    text: [one.text, other.text].filter(Boolean).join(' '),
    tokens: [...one.tokens, ...other.tokens],
    logProbabilities: [...one.logProbabilities, ...other.logProbabilities],
    ending: one.ending === 'end' ? other.ending : one.ending,
    draftKept: 0,
    ...(end !== undefined && { endLogProbability: end }),
    ...((one.words || other.words) && {
      words: [...(one.words ?? []), ...(other.words ?? []).map((word) => later(word, seconds))],
    }),
  };
}
