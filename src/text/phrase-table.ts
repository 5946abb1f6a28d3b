/** Many phrases looked for at once: at a place of the text the longest one that stands there, without allocating. */

import { foldUnit, isApostrophe, isHyphen, isSpace, isWordUnit } from './letters.ts';

export interface Phrase<Value> {
  /** A space in it stands for any spaces or a hyphen. */
  text: string;
  value: Value;
  /** Only as it is written: capitals count. */
  isExact?: boolean;
  /** Also inside a word. */
  isWithin?: boolean;
}

export interface Match<Value> {
  value: Value;
  end: number;
}

interface Entry<Value> extends Phrase<Value> {
  first: number;
  beginsWord: boolean;
  endsWord: boolean;
}

const mismatch = -1;
/** The text ends before the phrase does, and so far it is the same. */
const unfinished = -2;

export class PhraseTable<Value> {
  readonly size: number;
  /** Whether a phrase may begin elsewhere than at the beginning of a word. */
  readonly isLoose: boolean;
  /** By their first unit, and by their first two; longest first. */
  private readonly byFirst = new Map<number, Entry<Value>[]>();
  private readonly byPair = new Map<number, Entry<Value>[]>();
  /** Of a single letter that may go on inside a word: their second unit is anything. */
  private readonly single: Entry<Value>[] = [];
  private readonly longest: number;

  constructor(phrases: readonly Phrase<Value>[]) {
    const entries = phrases.filter(({ text }) => text.trim() !== '').map((phrase) => entryOf(phrase));
    this.size = entries.length;
    this.isLoose = entries.some(({ beginsWord }) => !beginsWord);
    this.longest = entries.reduce((most, { text }) => Math.max(most, text.length), 0);
    // Of equally long ones the earlier stays first.
    for (const entry of entries.toSorted((a, b) => b.text.length - a.text.length)) {
      addTo(this.byFirst, entry.first, entry);
      if (entry.text.length === 1 && !entry.endsWord) this.single.push(entry);
      else addTo(this.byPair, pairAt(entry.text, 0), entry);
    }
  }

  /** The longest phrase that begins at `at`; null when there is none. */
  at(text: string, at: number): Match<Value> | null {
    const candidates = this.byPair.get(pairAt(text, at));
    return (candidates && firstAt(candidates, text, at)) ?? firstAt(this.single, text, at);
  }

  /** Whether what stands from `at` may still become a phrase, where only what stands before `limit` is certain. */
  isOpenAt(text: string, at: number, limit: number): boolean {
    if (limit - at > this.longest * 2) return false;
    const candidates = this.byFirst.get(foldUnit(text.charCodeAt(at)));
    return candidates?.some((entry) => matchEnd(entry, text, at, limit) === unfinished) ?? false;
  }
}

function firstAt<Value>(candidates: readonly Entry<Value>[], text: string, at: number): Match<Value> | null {
  for (const entry of candidates) {
    const end = matchEnd(entry, text, at, text.length);
    if (end >= 0) return { value: entry.value, end };
  }
  return null;
}

/** The units at `at` and behind it as one number; whatever separates words counts as the same. */
function pairAt(text: string, at: number): number {
  const second = at + 1 < text.length ? foldUnit(text.charCodeAt(at + 1)) : 0;
  return (foldUnit(text.charCodeAt(at)) << 14) ^ (isWordUnit(second) ? second : 0);
}

function addTo<Value>(map: Map<number, Entry<Value>[]>, key: number, entry: Entry<Value>): void {
  const known = map.get(key);
  if (known) known.push(entry);
  else map.set(key, [entry]);
}

function entryOf<Value>({ text: given, value, isExact = false, isWithin = false }: Phrase<Value>): Entry<Value> {
  const text = given.trim().replace(/\s+/g, ' ');
  return {
    text,
    value,
    isExact,
    isWithin,
    first: foldUnit(text.charCodeAt(0)),
    beginsWord: !isWithin && isWordUnit(text.charCodeAt(0)),
    endsWord: !isWithin && isWordUnit(text.charCodeAt(text.length - 1)),
  };
}

function matchEnd<Value>(entry: Entry<Value>, text: string, start: number, limit: number): number {
  const { text: phrase, isExact, beginsWord, endsWord } = entry;
  let at = start;
  for (let i = 0; i < phrase.length; i++) {
    if (at >= limit) return unfinished;
    const wanted = phrase.charCodeAt(i);
    const unit = text.charCodeAt(at);
    if (wanted === 0x20) {
      const from = at;
      if (isHyphen(unit)) at++;
      else while (at < limit && isSpace(text.charCodeAt(at))) at++;
      if (at === from) return mismatch;
    } else {
      if (isExact ? unit !== wanted : foldUnit(unit) !== foldUnit(wanted)) return mismatch;
      at++;
    }
  }
  if (beginsWord && start > 0 && isWordUnit(text.charCodeAt(start - 1))) return mismatch;
  if (endsWord && isInsideWord(text, at)) return mismatch;
  return at;
}

/** Whether a word goes on at `at`; the s of a possessive is no part of the name before it. */
function isInsideWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isWordUnit(unit)) return true;
  if (!isApostrophe(unit) || !isWordUnit(text.charCodeAt(at + 1))) return false;
  return !(foldUnit(text.charCodeAt(at + 1)) === 0x73 && !isWordUnit(text.charCodeAt(at + 2)));
}
