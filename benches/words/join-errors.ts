/** Errors in the text of a long recording beside those of its sentences alone, by where in the recording they are. */

import { speechRate } from '../../src/core/resampler.ts';
import type { HeardWindow } from '../moonshine/app-in-node.ts';
import { wordEdits } from '../statistics/word-edits.ts';
import { normalisedWords } from '../statistics/word-errors.ts';
import type { JoinedPart } from './joins.ts';

/**
 * Why words may be lost in a long recording: no text of their window was to be trusted, or no window is there; their window is short; they are the
 * first or last of a sentence.
 */
export const places = ['guards', 'short segment', 'join', 'inside'] as const;
export type Place = (typeof places)[number];

export interface PartErrors {
  alone: number;
  joined: number;
}

/** Errors at each kind of place, and in each sentence. */
export interface JoinErrors {
  byPlace: Record<Place, PartErrors>;
  byPart: PartErrors[];
}

/** Seconds of a window that is short, and from a word to a window in which it was not heard. */
const short = 4;
const beside = 0.5;

/** `alone` are the texts of the parts, `text` is that of the whole recording, and `windows` are those in which it was recognised. */
export function joinErrors(
  parts: readonly JoinedPart[],
  alone: readonly string[],
  text: string,
  windows: readonly HeardWindow[],
): JoinErrors {
  const sites = parts.flatMap((part, of) => sitesIn(part, windows).map((place) => ({ place, of })));
  const byPart = parts.map((): PartErrors => ({ alone: 0, joined: 0 }));
  const byPlace = Object.fromEntries(
    places.map((place): [Place, PartErrors] => [place, { alone: 0, joined: 0 }]),
  ) as JoinErrors['byPlace'];
  const count = (at: number, way: keyof PartErrors) => {
    const { place, of } = sites[Math.min(at, sites.length - 1)]!;
    byPlace[place][way]++;
    byPart[of]![way]++;
  };
  const said = parts.flatMap(({ words }) => words);
  for (const at of errorsAt(said, text)) count(at, 'joined');
  let first = 0;
  for (const [of, { words }] of parts.entries()) {
    for (const at of errorsAt(words, alone[of]!)) count(first + Math.min(at, words.length - 1), 'alone');
    first += words.length;
  }
  return { byPlace, byPart };
}

/** Of each error the index of its word, or of that before which another one was added. */
function errorsAt(said: readonly string[], text: string): number[] {
  return wordEdits(said, normalisedWords(text)).flatMap(({ said: [at], isRight }) => (isRight ? [] : [at]));
}

/** Where each word of a part is, whose time is its share of the part by its letters. */
function sitesIn({ words, start, end }: JoinedPart, windows: readonly HeardWindow[]): Place[] {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let before = 0;
  return words.map((word, at) => {
    const seconds = start + ((end - start) * (before + word.length / 2)) / letters;
    before += word.length;
    const awayFrom = (window: HeardWindow) =>
      Math.max(0, window.start / speechRate - seconds, seconds - window.end / speechRate);
    const window = windows.toSorted((one, other) => awayFrom(one) - awayFrom(other))[0];
    if (!window || window.doubt || awayFrom(window) > beside) return 'guards';
    if (window.end - window.start < short * speechRate) return 'short segment';
    return at === 0 || at === words.length - 1 ? 'join' : 'inside';
  });
}
