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
  private readonly byFirst = new Map<number, Entry<Value>[]>();
  private readonly longest: number;

  constructor(phrases: readonly Phrase<Value>[]) {
    const entries = phrases.filter(({ text }) => text.trim() !== '').map((phrase) => entryOf(phrase));
    this.size = entries.length;
    this.isLoose = entries.some(({ beginsWord }) => !beginsWord);
    this.longest = entries.reduce((most, { text }) => Math.max(most, text.length), 0);
    // Of equally long ones the earlier stays first.
    for (const entry of entries.toSorted((a, b) => b.text.length - a.text.length)) {
      const known = this.byFirst.get(entry.first);
      if (known) known.push(entry);
      else this.byFirst.set(entry.first, [entry]);
    }
  }

  /** The longest phrase that begins at `at`; null when there is none. */
  at(text: string, at: number): Match<Value> | null {
    const candidates = this.byFirst.get(foldUnit(text.charCodeAt(at)));
    if (!candidates) return null;
    for (const entry of candidates) {
      const end = matchEnd(entry, text, at, text.length);
      if (end >= 0) return { value: entry.value, end };
    }
    return null;
  }

  /** Whether what stands from `at` may still become a phrase, where only what stands before `limit` is certain. */
  isOpenAt(text: string, at: number, limit: number): boolean {
    if (limit - at > this.longest * 2) return false;
    const candidates = this.byFirst.get(foldUnit(text.charCodeAt(at)));
    return candidates?.some((entry) => matchEnd(entry, text, at, limit) === unfinished) ?? false;
  }
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
