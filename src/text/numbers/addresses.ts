/** E-mail and web addresses said aloud: "john dot smith at example dot com". */

import type { Reading } from './number-language.ts';

export interface AddressWords {
  readonly dot: readonly string[];
  readonly at: readonly string[];
  readonly dash: readonly string[];
  readonly underscore: readonly string[];
  readonly slash: readonly string[];
}

/** With these an address ends; "dot" before any other word is a dot in a sentence. */
const domains = new Set(
  'com org net edu gov info io dev app eu de at ch uk us es fr it nl be pt br mx ar cl co me ai tv biz'.split(' '),
);

/** Accounts that are a single common word: before others, "at" may as well say where. */
const accounts = new Set(
  'info contact support hello office sales admin mail team service help press jobs kontakt contacto ventas soporte hola'.split(
    ' ',
  ),
);

/** Said with a sound that is no word otherwise. */
const unmistakable = new Set(['arroba', 'klammeraffe', 'ät']);

const name = /^[\p{L}\p{N}]+$/u;

export class Addresses {
  private readonly said: AddressWords;
  private readonly signs = new Map<string, { words: readonly string[]; sign: string }[]>();
  private readonly parts: ReadonlySet<string>;

  constructor(said: AddressWords) {
    this.said = said;
    this.parts = new Set(
      Object.values(said).flatMap((phrases) => phrases.flatMap((phrase: string) => phrase.split(' '))),
    );
    // The underscore first: in Spanish it is a dash with a word more.
    this.add('_', said.underscore);
    this.add('.', said.dot);
    this.add('-', said.dash);
  }

  /** Whether an address may be looked for where `word` is said. */
  isSign(word: string): boolean {
    return this.said.dot.includes(word) || this.said.underscore.includes(word);
  }

  isPart(word: string): boolean {
    return this.parts.has(word);
  }

  read(words: readonly string[], at: number): Reading | null {
    if (!name.test(words[at] ?? '') || this.signAt(words, at)) return null;
    return this.readMail(words, at) ?? this.readWeb(words, at);
  }

  private add(sign: string, phrases: readonly string[]): void {
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      this.signs.set(words[0]!, [...(this.signs.get(words[0]!) ?? []), { words, sign }]);
    }
  }

  private readMail(words: readonly string[], at: number): Reading | null {
    const account = this.readName(words, at, false);
    const sign = words[at + account.count] ?? '';
    if (!this.said.at.includes(sign)) return null;
    const isCertain = account.count > 1 || accounts.has(words[at]!) || unmistakable.has(sign);
    const host = this.readName(words, at + account.count + 1, true);
    if (!isCertain || !isHost(host.text)) return null;
    return { count: account.count + 1 + host.count, to: `${account.text}@${host.text}`, rule: 'number.address' };
  }

  private readWeb(words: readonly string[], at: number): Reading | null {
    const host = this.readName(words, at, true);
    if (!isHost(host.text)) return null;
    let { count, text } = host;
    while (this.said.slash.includes(words[at + count] ?? '') && name.test(words[at + count + 1] ?? '')) {
      const path = this.readName(words, at + count + 1, false);
      count += 1 + path.count;
      text += `/${path.text}`;
    }
    return { count, to: text, rule: 'number.address' };
  }

  /** Names and the signs between them; `isHost`: up to the ending of a domain. */
  private readName(words: readonly string[], at: number, isHost: boolean): { text: string; count: number } {
    let text = words[at] ?? '';
    let i = at + 1;
    for (let join = this.signAt(words, i); join; join = this.signAt(words, i)) {
      const next = words[i + join.words.length] ?? '';
      if (!name.test(next) || this.signAt(words, i + join.words.length)) break;
      text += join.sign + next;
      i += join.words.length + 1;
      const goesOn = this.signAt(words, i)?.sign === '.' && domains.has(words[i + 1] ?? '');
      if (isHost && join.sign === '.' && domains.has(next) && !goesOn) break;
    }
    return { text, count: i - at };
  }

  private signAt(words: readonly string[], at: number) {
    const known = this.signs.get(words[at] ?? '');
    return known?.find(({ words: phrase }) => phrase.every((word, i) => words[at + i] === word));
  }
}

function isHost(text: string): boolean {
  const labels = text.split('.');
  return labels.length > 1 && domains.has(labels.at(-1)!) && labels.every((label) => label !== '');
}
