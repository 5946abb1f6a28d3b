/** Words that a more exact model has just put into a kept text: they are marked for a moment. Pure. */

import type { TextChange } from '../text-change.ts';

export interface ImprovedWords {
  /** Of the transcript. */
  id: string;
  /** Ranges of its text, in UTF-16 units. */
  places: readonly { start: number; end: number }[];
  /** When they have been marked for long enough, in milliseconds since the epoch. */
  until: number;
}

/** What comes in the meantime is marked with what is marked already. */
const markedMs = 3_000;

/** With the words of further changes, each of which fits the text that the ones before it have left; `now` as `until`. */
export function withImproved(
  before: ImprovedWords | null,
  { id, changes, now }: { id: string; changes: readonly TextChange[]; now: number },
): ImprovedWords {
  let places = before?.id === id && now < before.until ? before.places : [];
  for (const { at, removed, added } of changes) {
    const growth = added.length - removed.length;
    const others = places
      .filter(({ start, end }) => end <= at || start >= at + removed.length)
      .map((place) => (place.end <= at ? place : { start: place.start + growth, end: place.end + growth }));
    const spaces = added.length - added.trimStart().length;
    const mark = { start: at + spaces, end: at + added.trimEnd().length };
    places = mark.start < mark.end ? [...others, mark] : others;
  }
  return { id, places, until: now + markedMs };
}
