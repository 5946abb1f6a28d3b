/** What has changed between two texts, word by word. */

import { diffArrays } from 'diff';
import { unspacedLetter } from './search/unspaced-letter.ts';
import { commonEnds } from './text-change.ts';

/** A run of words of both texts, or of the one before or after only. */
export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  words: string[];
}

/** More changes than these in one place are shown as one: finding the least would take seconds. */
const mostChanges = 4_000;

/** Words as they are compared and highlighted: scripts without spaces by the letter. */
const wordPattern = new RegExp(`${unspacedLetter}\\p{M}*|((?!${unspacedLetter})\\S)+`, 'gu');

/** The words of a text with their places in it, punctuation included. */
export function placedWords(text: string): { word: string; at: number }[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({ word, at: index }));
}

/** The runs that lead from one list of words to the other. */
export function diffWords(before: readonly string[], after: readonly string[]): WordRun[] {
  const { head, tail } = commonEnds(before, after);
  const runs: WordRun[] = [
    { kind: 'same', words: before.slice(0, head) },
    ...changesBetween(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    { kind: 'same', words: before.slice(before.length - tail) },
  ];
  return runs.filter(({ words }) => words.length > 0);
}

function changesBetween(before: string[], after: string[]): WordRun[] {
  const changes = diffArrays(before, after, { maxEditLength: mostChanges });
  if (!changes) {
    return [
      { kind: 'removed', words: before },
      { kind: 'added', words: after },
    ];
  }
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    words: value,
  }));
}
