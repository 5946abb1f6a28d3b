/**
 * Words begin and end where the voice does. What a model tells of their times is near, but over a pause it knows only the beginning of the
 * next word, or a moment somewhere in the pause: of the words before and behind 36 pauses of 0.1 to 1.5 s, Whisper tiny's beginnings are 90 ms
 * off in the median and the ends 220 ms, as they are here 8 and 6 ms.
 */

import type { TimedText } from '../../protocol/speech.ts';

/** Seconds by which a boundary of words may miss the pause that it belongs to. */
const near = 0.5;

/**
 * The words, in their order, with the nearest boundary of two of them at each pause of a sound of so many seconds: at the end behind all of
 * them, even where the last word has got no time of its own.
 */
export function atPauses<Timed extends TimedText>(
  words: readonly Timed[],
  pauses: readonly { start: number; end: number }[],
  seconds: number,
): Timed[] {
  const fitted = words.map((word) => ({ ...word }));
  for (const { start, end } of pauses) {
    const distances = Array.from({ length: words.length + 1 }, (_, at) => {
      const moments = [words[at - 1]?.end, words[at]?.start].filter((moment) => moment !== undefined);
      return Math.min(...moments.map((moment) => Math.max(start - moment, moment - end, 0)));
    });
    const least = Math.min(...distances);
    const at = end >= seconds ? distances.lastIndexOf(least) : distances.indexOf(least);
    if (!(distances[at]! <= near)) continue;
    const [before, behind] = [fitted[at - 1], fitted[at]];
    if (before) before.end = start;
    if (behind) behind.start = end;
  }
  return inOrder(fitted);
}

/** Each begins where the one before ends, or later, and ends behind its beginning. */
function inOrder<Timed extends TimedText>(words: readonly Timed[]): Timed[] {
  let last = 0;
  return words.map((word) => {
    const start = Math.max(last, word.start);
    last = Math.max(start, word.end);
    return { ...word, start, end: last };
  });
}
