/** Word errors by kind, so that it is known where words are lost: in the middle, at the edges, or by inventing others. */

import { type WordEdit, wordEdits } from './word-edits.ts';
import { bestSpelling, normalisedWords } from './word-errors.ts';

export interface ErrorKinds {
  /** Words of the reference without any in the text, words of the text that nobody said, and words in place of others. */
  missing: number;
  added: number;
  changed: number;
  /** Whether the first word of the reference is wrong, and the last one. */
  first: boolean;
  last: boolean;
}

/** Against the spelling of the reference that fits best, along a shortest edit path. */
export function errorKinds(references: readonly string[], hypothesis: string): ErrorKinds {
  const words = normalisedWords(bestSpelling(references, hypothesis));
  const wrong = wordEdits(words, normalisedWords(hypothesis)).filter(({ isRight }) => !isRight);
  const isOf = ({ said, found }: WordEdit, inSaid: number, inFound: number) =>
    said[1] - said[0] === inSaid && found[1] - found[0] === inFound;
  const isWrong = (word: number) => wrong.some(({ said }) => said[0] <= word && word < said[1]);
  return {
    missing: wrong.filter((edit) => isOf(edit, 1, 0)).length,
    added: wrong.filter((edit) => isOf(edit, 0, 1)).length,
    changed: wrong.filter((edit) => isOf(edit, 1, 1)).length,
    first: isWrong(0),
    last: isWrong(words.length - 1),
  };
}
