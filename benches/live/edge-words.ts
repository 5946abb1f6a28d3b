/** Whether a text has the words at the edges of what was said: those that a late start or an early stop loses. */

import { normalisedWords } from '../statistics/word-errors.ts';

export interface EdgeWords {
  first: boolean;
  last: boolean;
}

/** A word too many before or after does not count against the edge. */
const slack = 1;

/** Of several spellings of the reference any will do, for either edge. */
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
