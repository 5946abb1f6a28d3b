/** Word errors by kind, so that it is known where words are lost: in the middle, at the edges, or by inventing others. */

import { normalisedWords, wordErrors } from './word-errors.ts';

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
  const best = references.reduce((one, other) =>
    wordErrors([other], hypothesis).errors < wordErrors([one], hypothesis).errors ? other : one,
  );
  const [said, found] = [normalisedWords(best), normalisedWords(hypothesis)];
  const distances = distancesFrom(said, found);
  const kinds: ErrorKinds = { missing: 0, added: 0, changed: 0, first: false, last: false };
  const wrong = (word: number) => {
    if (word === 0) kinds.first = true;
    if (word === said.length - 1) kinds.last = true;
  };
  for (let i = 0, j = 0; i < said.length || j < found.length; ) {
    const left = distances[i]![j]!;
    if (i < said.length && j < found.length && said[i] === found[j] && distances[i + 1]![j + 1] === left) {
      i++;
      j++;
    } else if (i < said.length && j < found.length && distances[i + 1]![j + 1] === left - 1) {
      kinds.changed++;
      wrong(i++);
      j++;
    } else if (i < said.length && distances[i + 1]![j] === left - 1) {
      kinds.missing++;
      wrong(i++);
    } else {
      kinds.added++;
      j++;
    }
  }
  return kinds;
}

/** The number of edits from each pair of positions to both ends. */
function distancesFrom(said: readonly string[], found: readonly string[]): number[][] {
  const rows = Array.from({ length: said.length + 1 }, () => new Array<number>(found.length + 1).fill(0));
  for (let i = said.length; i >= 0; i--) {
    for (let j = found.length; j >= 0; j--) {
      if (i === said.length) rows[i]![j] = found.length - j;
      else if (j === found.length) rows[i]![j] = said.length - i;
      else {
        const kept = rows[i + 1]![j + 1]! + (said[i] === found[j] ? 0 : 1);
        rows[i]![j] = Math.min(kept, rows[i + 1]![j]! + 1, rows[i]![j + 1]! + 1);
      }
    }
  }
  return rows;
}
