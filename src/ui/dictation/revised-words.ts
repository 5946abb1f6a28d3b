/** Words of final segments that stand where others were shown as committed: a final text is found freely, with what was said after it. */

import { computed, type ReadonlySignal } from '@preact/signals';
import { type LiveText, noText } from '../../app/dictation/live-text.ts';
import type { Segment } from '../../core/transcript.ts';
import { keptWords } from '../../core/word-alignment.ts';

/** The positions of revised words in each segment, by its start. */
export type RevisedWords = ReadonlyMap<number, readonly number[]>;

/** All that were revised since the dictation began. The map stays the same while nothing is. */
export function revisionsOf(text: ReadonlySignal<LiveText>): ReadonlySignal<RevisedWords> {
  let before = noText;
  let revised: RevisedWords = new Map();
  return computed(() => {
    const after = text.value;
    const known = new Set(before.segments.map(({ start, text: said }) => `${start} ${said}`));
    for (const segment of after.segments.filter(({ start, text: said }) => !known.has(`${start} ${said}`))) {
      const words = revisedIn(segment, before);
      if (words.length > 0) revised = new Map(revised).set(segment.start, words);
    }
    before = after;
    return revised;
  });
}

/** Positions in the segment's words. Words behind all that was shown are new, not revised. */
export function revisedIn({ start, end, text }: Segment, before: LiveText): number[] {
  const isCovered = (said: { start: number }) => said.start >= start && said.start < end;
  const finals = before.segments.filter(isCovered).map((said) => said.text);
  const open = before.partial && isCovered(before.partial) ? before.partial.committed : '';
  const shown = plainWords([...finals, open].join(' '));
  const said = plainWords(text);
  const ends: [number, number][] = [...keptWords(shown, said), [shown.length, said.length]];
  let [from, to] = [0, 0];
  return ends.flatMap(([nextFrom, nextTo]) => {
    const lost = nextFrom - from;
    const isLast = nextFrom === shown.length;
    const count = lost === 0 ? 0 : isLast ? Math.min(lost, nextTo - to) : nextTo - to;
    const places = Array.from({ length: count }, (_, i) => to + i);
    [from, to] = [nextFrom + 1, nextTo + 1];
    return places;
  });
}

/** Case and punctuation make no other word. */
const plainWords = (text: string): string[] =>
  (text.match(/\S+/g) ?? []).map((word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
