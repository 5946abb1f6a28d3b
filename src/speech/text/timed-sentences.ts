/** Sentences with their times, from words that have them. */

import type { TimedText } from '../../protocol/speech.ts';
import { sentenceEnd } from './sentence-end.ts';

/** The full stop of "Mr." ends no sentence, unless a pause follows. */
const abbreviation = /^\p{Lu}\p{L}{0,2}\.$/u;

export function sentencesOf(words: readonly TimedText[]): TimedText[] {
  const sentences: TimedText[] = [];
  let isOpen = false;
  for (const [at, { text, start, end }] of words.entries()) {
    const last = sentences.at(-1);
    if (isOpen && last) Object.assign(last, { text: `${last.text} ${text}`, end });
    else sentences.push({ text, start, end });
    const isFollowed = (words[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= end;
    isOpen = !sentenceEnd.test(text) || (isFollowed && abbreviation.test(text));
  }
  return sentences;
}
