/**
 * Words as they are searched for: without case, accents and width; Chinese, Japanese and other scripts without spaces by
 * `Intl.Segmenter`. The index, the line of context and the highlighting share this.
 */

import { unspacedLetter } from './unspaced-letter.ts';

export interface PlacedTerm {
  term: string;
  /** Where the word stands in the text. */
  start: number;
  end: number;
}

const unspaced = new RegExp(unspacedLetter, 'u');
/** A word, which may have an apostrophe inside, or a run of a script without spaces. */
const runs = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Letters that no decomposition leads to their plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

let segmenter: Intl.Segmenter | undefined;

/** The words of a text, one at a time: who needs the first ones only does not pay for a book. */
export function* termsOf(text: string): Generator<PlacedTerm> {
  const isSpaced = !unspaced.test(text);
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (isSpaced || !unspaced.test(run)) {
      yield { term: folded(run), start: index, end: index + run.length };
      continue;
    }
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    for (const { segment, index: at } of segmenter.segment(run)) {
      yield { term: folded(segment), start: index + at, end: index + at + segment.length };
    }
  }
}

/** The words of a text. */
export function termsIn(text: string): string[] {
  return Array.from(termsOf(text), ({ term }) => term);
}

/** The words that are looked for by what was typed, each once. A single letter behind others is a word that has only begun. */
export function wantedIn(query: string): string[] {
  const terms = termsIn(query);
  const isBegun = terms.length > 1 && !mayBeBeginning(terms.at(-1)!);
  return [...new Set(isBegun ? terms.slice(0, -1) : terms)];
}

function folded(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter]!)
    .normalize('NFC');
}

/** Words shorter than this are taken as they are typed: one letter changed would make them any other word. */
const shortestMistyped = 4;

export function mayBeMistyped(wanted: string): boolean {
  return wanted.length >= shortestMistyped && !unspaced.test(wanted);
}

/** Where a single letter begins half of all words, it stands for itself. */
export function mayBeBeginning(wanted: string): boolean {
  return wanted.length > 1 || unspaced.test(wanted);
}

/** The word with two neighbouring letters exchanged, the commonest slip, in all ways. */
export function withSwaps(wanted: string): string[] {
  if (!mayBeMistyped(wanted)) return [];
  const swapped = Array.from({ length: wanted.length - 1 }, (_, at) => {
    return wanted.slice(0, at) + wanted[at + 1] + wanted[at] + wanted.slice(at + 2);
  });
  return [...new Set(swapped)].filter((other) => other !== wanted);
}

/** Whether a word of a text is one that was wanted: it, its beginning, or it with one slip of the fingers. */
export function isWanted(term: string, wanted: string): boolean {
  if (term === wanted) return true;
  if (mayBeBeginning(wanted) && term.startsWith(wanted)) return true;
  return mayBeMistyped(wanted) && isOneSlipAway(term, wanted);
}

function isOneSlipAway(term: string, wanted: string): boolean {
  if (Math.abs(term.length - wanted.length) > 1) return false;
  let head = 0;
  while (head < term.length && term[head] === wanted[head]) head++;
  const rest = (of: string, by: number) => of.slice(head + by);
  if (term.length > wanted.length) return rest(term, 1) === rest(wanted, 0);
  if (term.length < wanted.length) return rest(term, 0) === rest(wanted, 1);
  const isSwapped =
    term[head] === wanted[head + 1] && term[head + 1] === wanted[head] && rest(term, 2) === rest(wanted, 2);
  return isSwapped || rest(term, 1) === rest(wanted, 1);
}
