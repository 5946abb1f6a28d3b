/** When the words of a text are heard, as places in the text: to show the word that is heard, and to hear the word that is pointed at. */

import { alignedWords } from '../aligned-text.ts';
import type { Segment, TranscriptWord } from '../transcript.ts';
import { placedWords } from '../word-diff.ts';

/** A word: its range in the text, and its seconds on the audio clock. */
export interface TimedPlace {
  at: number;
  to: number;
  start: number;
  end: number;
}

/** Seconds after a word for which it still counts as the one that is heard. */
const linger = 0.4;

/** `words`: as they were heard; where the model has told none, the words of a segment share its time. */
export function timedPlaces(
  words: readonly TranscriptWord[] | null,
  segments: readonly Segment[],
  text: string,
): TimedPlace[] {
  const heard = words ?? segments.map(({ text: said, start, end }) => ({ text: said, start, end, confidence: 1 }));
  const placed = placedWords(text);
  return alignedWords(heard, text).map(({ start, end }, index) => {
    const { at, word } = placed[index]!;
    return { at, to: at + word.length, start, end };
  });
}

/** The word that is heard at that second. */
export function heardAt(places: readonly TimedPlace[], seconds: number): TimedPlace | undefined {
  const last = places[firstIndex(places, ({ start }) => start > seconds) - 1];
  return last && seconds < last.end + linger ? last : undefined;
}

/** The word at a place of the text, or the one before it. */
export function wordAt(places: readonly TimedPlace[], place: number): TimedPlace | undefined {
  return places[Math.max(0, firstIndex(places, ({ at }) => at > place) - 1)];
}

/** Index of the first for which it holds, or the number of places; it holds for all behind that one. */
function firstIndex(places: readonly TimedPlace[], holds: (place: TimedPlace) => boolean): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(places[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
