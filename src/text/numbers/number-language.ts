/** What the step for numbers knows of one language. */

import type { NumberWords } from './cardinal.ts';

/** What is written for some words. */
export interface Reading {
  /** Words read. */
  count: number;
  to: string;
  rule: string;
}

export interface NumberLanguage extends NumberWords {
  /** ISO 639-1. */
  readonly code: string;
  /** Words of dates, times, money and units beside those of numbers: a number may go on with one of them. */
  readonly others: ReadonlySet<string>;
  /** Words that name a unit, and what is written for them behind a number. Longer ones first. */
  readonly units: readonly (readonly [words: string, symbol: string])[];
  /** Between a number and its unit; none before a percent sign in English. */
  unitSpace(symbol: string): string;
  /** Dates, times and money; null where none begins at `at`. `before`: the word before, '' for none. */
  readFormat(words: readonly string[], at: number, before: string): Reading | null;
  readonly address: {
    readonly dot: readonly string[];
    readonly at: readonly string[];
    readonly dash: readonly string[];
    readonly underscore: readonly string[];
    readonly slash: readonly string[];
  };
  /** Words before "and a half" and the like, with which a number in digits would not go together. */
  readonly fractions: ReadonlySet<string>;
  /** Says a digit twice, or three times. */
  readonly multiples: ReadonlyMap<string, number>;
  /** The plus of a telephone number. */
  readonly plus: string;
  readonly minus: readonly string[];
  /** Whole phrases that only look like numbers. */
  readonly idioms: ReadonlyMap<string, string>;
  /** Number words said in pairs for a year; null where none begins. */
  readYear(words: readonly string[], at: number): { value: number; count: number } | null;
  /** "Twenty-first"; null where none begins. */
  readOrdinal(words: readonly string[], at: number): { value: number; count: number; to: string } | null;
}

/** `minutes` past `hour` on a clock with a colon. */
export function clock(hour: number, minutes: number): string {
  return `${hour}:${String(minutes).padStart(2, '0')}`;
}
