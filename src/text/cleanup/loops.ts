/** Sentences and phrases that a model wrote again and again: speech repeats itself, but not so often. */

import type { Draft } from '../draft.ts';
import { isSentenceEnd } from '../letters.ts';

const rule = 'loop';
/** People say a sentence three times to be heard. */
const fewestSentences = 4;
const shortestSentence = 3;
/** And a phrase without an end five times. */
const fewestPhrases = 6;
const longestPhrase = 12;

/** Leaves one of what is repeated. Only for finished texts: what was shown already would go. */
export function removeLoops(draft: Draft): void {
  const { words } = draft;
  for (let i = 0; i + 2 * fewestSentences <= words.count; i++) {
    for (let length = 2; length <= longestPhrase && i + 2 * length <= words.count; length++) {
      if (isOneWord(draft, i, length)) continue;
      const times = repeats(draft, i, length);
      if (times < 2) continue;
      const isSentence = length >= shortestSentence && endsSentence(draft, i + length - 1);
      if (times < (isSentence ? fewestSentences : fewestPhrases)) continue;
      const last = i + times * length - 1;
      const from = words.ends[i + length - 1]!;
      draft.replace(
        isSentence ? draft.skipMarks(from) : from,
        isSentence ? draft.skipMarks(words.ends[last]!) : words.ends[last]!,
        '',
        rule,
      );
      i = last;
      break;
    }
  }
}

/** How many times the words from `start` on stand there, one after another. */
function repeats({ words }: Draft, start: number, length: number): number {
  let times = 1;
  for (let next = start + length; next + length <= words.count; next += length) {
    for (let i = 0; i < length; i++) {
      if (words.hashes[start + i] !== words.hashes[next + i]) return times;
    }
    times++;
  }
  return times;
}

/** "La la la" is a song. */
function isOneWord({ words }: Draft, start: number, length: number): boolean {
  for (let i = 1; i < length; i++) {
    if (words.hashes[start + i] !== words.hashes[start]) return false;
  }
  return true;
}

function endsSentence({ text, words }: Draft, index: number): boolean {
  return isSentenceEnd(text.charCodeAt(words.ends[index]!));
}
