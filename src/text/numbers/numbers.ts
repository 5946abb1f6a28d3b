/** The fourth step: numbers, dates, times, money, units, telephone numbers and addresses as they are written. */

import type { Draft } from '../draft.ts';
import { isHyphen, isSpace } from '../letters.ts';
import type { TextSettings } from '../text-settings.ts';
import { Addresses } from './addresses.ts';
import { type Cardinal, readCardinal, written } from './cardinal.ts';
import type { NumberLanguage, Reading } from './number-language.ts';
import { readDigits } from './telephone.ts';

/** So many words are remembered as number words or none. */
const mostRemembered = 50_000;

type WordKind = 'start' | 'part' | 'none';

export class Numbers {
  private readonly language: NumberLanguage;
  private readonly isFromTen: boolean;
  private readonly withFormats: boolean;
  private readonly unitWords: ReadonlySet<string>;
  /** By their first word. */
  private readonly units = new Map<string, { unit: readonly string[]; symbol: string }[]>();
  private readonly addresses: Addresses;
  /** By the hash of a word. */
  private readonly known = new Map<number, WordKind>();

  constructor(language: NumberLanguage, { numbers, formats }: Pick<TextSettings, 'numbers' | 'formats'>) {
    this.language = language;
    this.isFromTen = numbers === 'from-ten';
    this.withFormats = formats;
    this.unitWords = new Set(language.units.flatMap(([words]) => words.split(' ')));
    for (const [words, symbol] of language.units) {
      const unit = words.split(' ');
      this.units.set(unit[0]!, [...(this.units.get(unit[0]!) ?? []), { unit, symbol }]);
    }
    this.addresses = new Addresses(language.address);
  }

  run(draft: Draft): void {
    const { words } = draft;
    for (let i = 0, done = 0; i < words.count; i++) {
      if (this.kindOf(draft, i) !== 'start') continue;
      let first = i;
      while (first > done && isLinked(draft, first - 1) && this.goesWith(draft, first - 1, first)) first--;
      let end = i + 1;
      while (end < words.count && isLinked(draft, end - 1) && this.goesWith(draft, end, end - 1)) end++;
      this.runOver(draft, first, end);
      done = end;
      i = end - 1;
    }
  }

  /** The end may still go on with a number, a unit or the rest of an address. */
  openFrom(draft: Draft, decided: number): number {
    const { words } = draft;
    const next = words.from(decided);
    let i = next;
    // The word to come may be the "dot" of an address.
    if (this.withFormats && i > 0 && isLinked(draft, i - 1)) i--;
    while (i > 0 && (this.goesWith(draft, i - 1, i - 2) || (i < words.count && this.goesWith(draft, i - 1, i)))) i--;
    return i === next ? decided : words.starts[i]!;
  }

  private runOver(draft: Draft, first: number, end: number): void {
    const said: string[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (let i = first; i < end; i++) {
      const word = wordOf(draft, i);
      const meridiem = i + 1 < end && /^[ap]$/.test(word) && wordOf(draft, i + 1) === 'm';
      said.push(meridiem ? `${word}m` : word);
      starts.push(draft.words.starts[i]!);
      ends.push(meridiem ? meridiemEnd(draft, ++i) : draft.words.ends[i]!);
    }
    for (let i = 0; i < said.length; ) {
      const reading = this.read(said, i, said[i - 1] ?? (first > 0 ? wordOf(draft, first - 1) : ''));
      if (reading === null) {
        i++;
        continue;
      }
      if (reading.to !== '') draft.replace(starts[i]!, ends[i + reading.count - 1]!, reading.to, reading.rule);
      i += reading.count;
    }
  }

  /** What is written for the words from `at` on; with an empty `to` they stay as they are. */
  private read(words: readonly string[], at: number, before: string): Reading | null {
    const { language } = this;
    const idiom = this.idiomAt(words, at);
    if (idiom) return idiom;
    const address = this.withFormats ? this.addresses.read(words, at) : null;
    if (address) return address;
    const format = this.withFormats ? language.readFormat(words, at, before) : null;
    if (format) return format;
    const digits = this.withFormats ? readDigits(language, words, at) : null;
    if (digits) return digits;
    const year = language.readYear(words, at);
    const ordinal = language.readOrdinal(words, at);
    if (ordinal && ordinal.value >= 10) return { count: ordinal.count, to: ordinal.to, rule: 'number.ordinal' };
    if (year) return { count: year.count, to: String(year.value), rule: 'number.year' };
    if (ordinal) return { count: ordinal.count, to: '', rule: '' };
    return this.readNumber(words, at);
  }

  private readNumber(words: readonly string[], at: number): Reading | null {
    const { language } = this;
    const isNegative = language.minus.includes(words[at]!) && language.lookUp(words[at - 1] ?? '') === undefined;
    const from = isNegative ? at + 1 : at;
    const inDigits = language.lookUp(words[from] ?? '')?.kind === 'digits';
    const number = inDigits ? null : readCardinal(language, words, from);
    if (!number && !inDigits) return null;
    const count = (number?.count ?? 1) + from - at;
    const unit = this.withFormats ? this.unitAt(words, at + count) : null;
    if (unit && (number === null || words[from] !== 'a')) {
      const shown = `${isNegative ? '−' : ''}${number ? written(number, language) : words[from]}`;
      return {
        count: count + unit.count,
        to: `${shown}${language.unitSpace(unit.symbol)}${unit.symbol}`,
        rule: 'number.unit',
      };
    }
    if (!number) return { count, to: '', rule: '' };
    if (this.staysInWords(number, words, from)) return { count, to: '', rule: '' };
    const shown = written(number, language);
    return { count, to: isNegative ? `−${shown}` : shown, rule: 'number' };
  }

  private staysInWords(number: Cardinal, words: readonly string[], at: number): boolean {
    if (number.isArticle) return true;
    // "A hundred" is many, and "two and a half" is no 2.
    if (words[at] === 'a' && number.count === 2) return true;
    const rest = words.slice(at + number.count, at + number.count + 3);
    if (rest.some((word, i) => this.language.fractions.has(word) && i > 0)) return true;
    return this.isFromTen && number.value < 10 && number.decimals === '';
  }

  private idiomAt(words: readonly string[], at: number): Reading | null {
    for (const [idiom, to] of this.language.idioms) {
      const count = idiom.split(' ').length;
      const said = words.slice(at, at + count).join(' ');
      if (said === idiom) return { count, to: to === idiom ? '' : to, rule: 'number.idiom' };
    }
    return null;
  }

  private unitAt(words: readonly string[], at: number): { count: number; symbol: string } | null {
    for (const { unit, symbol } of this.units.get(words[at] ?? '') ?? []) {
      if (unit.every((word, i) => words[at + i] === word)) return { count: unit.length, symbol };
    }
    return null;
  }

  /** Whether the word at `index` may belong to the same number or address as its neighbour. */
  private goesWith(draft: Draft, index: number, neighbour: number): boolean {
    if (this.kindOf(draft, index) !== 'none') return true;
    return this.withFormats && neighbour >= 0 && this.addresses.isPart(wordOf(draft, neighbour));
  }

  /** `start`: with it a number is to be looked for, `part`: a number may have it beside others. */
  private kindOf(draft: Draft, index: number): WordKind {
    const hash = draft.words.hashes[index]!;
    let kind = this.known.get(hash);
    if (kind === undefined) {
      if (this.known.size >= mostRemembered) this.known.clear();
      kind = this.classify(wordOf(draft, index));
      this.known.set(hash, kind);
    }
    return kind;
  }

  private classify(word: string): WordKind {
    const { language, addresses } = this;
    const meaning = language.lookUp(word)?.kind;
    const begins = meaning !== undefined && meaning !== 'connector' && meaning !== 'point' && word !== 'a';
    if (begins || language.readOrdinal([word], 0) !== null) return 'start';
    if (this.withFormats && addresses.isSign(word)) return 'start';
    const isPart = meaning !== undefined || language.others.has(word);
    return isPart || (this.withFormats && (this.unitWords.has(word) || this.addresses.isPart(word))) ? 'part' : 'none';
  }
}

function wordOf(draft: Draft, index: number): string {
  return draft.word(index).toLowerCase().replaceAll('’', "'");
}

/** Behind the full stop of "p.m.", where the sentence goes on. */
function meridiemEnd({ text, words }: Draft, index: number): number {
  const end = words.ends[index]!;
  return text[end - 2] === '.' && /^\.\s+\p{Ll}/u.test(text.slice(end, end + 4)) ? end + 1 : end;
}

/** Whether a number may go on from one word to the next: spaces or a hyphen stand between them, or the dot of "p.m.". */
function isLinked({ text, words }: Draft, index: number): boolean {
  if (index + 1 >= words.count) return false;
  const start = words.ends[index]!;
  const end = words.starts[index + 1]!;
  if (end - start === 1 && isHyphen(text.charCodeAt(start))) return true;
  if (/^[ap]\.m$/i.test(text.slice(start - 1, end + 1))) return true;
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return end > start;
}
