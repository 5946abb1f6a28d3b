/**
 * The places of words by the frames of their tokens. A frame tells of what is around its moment, and not only behind it; and a word lasts to
 * the next one, though the transducer jumps over less. On 20 sentences the small sibling's words then begin 49 ms beside forced alignment in
 * the median, and end 50 ms beside it; by the frames alone both are 80 ms.
 */

import type { TimedText } from '../../protocol/speech.ts';

/** Seconds between two words that are no pause. */
const breath = 0.4;

export function placedWords<Timed extends TimedText>(words: readonly Timed[], frameSeconds: number): Timed[] {
  const startOf = ({ start }: Timed) => Math.max(0, start - frameSeconds / 2);
  return words.map((word, at) => {
    const next = words[at + 1];
    const goesOn = next !== undefined && startOf(next) - word.end <= breath;
    return { ...word, start: startOf(word), end: goesOn ? startOf(next) : word.end };
  });
}
