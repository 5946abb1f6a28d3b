/** Which words of a text are still there in the next one: their longest common subsequence, so that an inserted word moves nothing. */

import { commonEnds } from './text-change.ts';

/** The word as it is compared: capitals and punctuation make no other one. */
export const plainWord = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || word;

/** Pairs of positions, before and after, in order. */
export function keptWords(before: readonly string[], after: readonly string[]): [number, number][] {
  const { head, tail } = commonEnds(before, after);
  const middle = commonSubsequence(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [
    ...Array.from({ length: head }, (_, i): [number, number] => [i, i]),
    ...middle.map(([from, to]): [number, number] => [head + from, head + to]),
    ...Array.from({ length: tail }, (_, i): [number, number] => [before.length - tail + i, after.length - tail + i]),
  ];
}

function commonSubsequence(before: readonly string[], after: readonly string[]): [number, number][] {
  const width = after.length + 1;
  /** Length of the longest one from a pair of positions on. */
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const skipped = Math.max(lengths[at + width]!, lengths[at + 1]!);
      lengths[at] = before[i] === after[j] ? lengths[at + width + 1]! + 1 : skipped;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    const at = i * width + j;
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (lengths[at + width]! >= lengths[at + 1]!) i++;
    else j++;
  }
  return pairs;
}
