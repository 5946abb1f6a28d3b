/** Whether a text has the first and the last words of the reference, which a late start or an early stop loses. */

import { normalisedWords } from '../statistics/word-errors.ts';

export interface EdgeWords {
  first: boolean;
  last: boolean;
}

/** Words too many before or after that do not count against the edge. */
const slack = 1;

/** Compares both edges; where the reference has several spellings, any of them will do for either edge. */
export function edgeWords(references: readonly string[], text: string): EdgeWords {
  const said = normalisedWords(text);
  const expected = references.map(normalisedWords);
  return {
    first: expected.some((words) => isAmong(words[0], said.slice(0, 1 + slack))),
    last: expected.some((words) => isAmong(words.at(-1), said.slice(-1 - slack))),
  };
}

function isAmong(word: string | undefined, words: readonly string[]): boolean {
  return word !== undefined && words.includes(word);
}
