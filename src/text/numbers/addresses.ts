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

export function readAddress(said: AddressWords, words: readonly string[], at: number): Reading | null {
  if (!name.test(words[at] ?? '') || joinAt(said, words, at)) return null;
  return readMail(said, words, at) ?? readWeb(said, words, at);
}

function readMail(said: AddressWords, words: readonly string[], at: number): Reading | null {
  const account = readName(said, words, at, false);
  const sign = words[at + account.count] ?? '';
  if (!said.at.includes(sign)) return null;
  const isCertain = account.count > 1 || accounts.has(words[at]!) || unmistakable.has(sign);
  const host = readName(said, words, at + account.count + 1, true);
  if (!isCertain || !isHost(host.text)) return null;
  return { count: account.count + 1 + host.count, to: `${account.text}@${host.text}`, rule: 'number.address' };
}

function readWeb(said: AddressWords, words: readonly string[], at: number): Reading | null {
  const host = readName(said, words, at, true);
  if (!isHost(host.text)) return null;
  let { count, text } = host;
  while (said.slash.includes(words[at + count] ?? '') && name.test(words[at + count + 1] ?? '')) {
    const path = readName(said, words, at + count + 1, false);
    count += 1 + path.count;
    text += `/${path.text}`;
  }
  return { count, to: text, rule: 'number.address' };
}

/** Names and the signs between them; `isHost`: up to the ending of a domain. */
function readName(
  said: AddressWords,
  words: readonly string[],
  at: number,
  isHost: boolean,
): { text: string; count: number } {
  let text = words[at] ?? '';
  let i = at + 1;
  for (let join = joinAt(said, words, i); join; join = joinAt(said, words, i)) {
    const next = words[i + join.count] ?? '';
    if (!name.test(next) || joinAt(said, words, i + join.count)) break;
    text += join.sign + next;
    i += join.count + 1;
    const goesOn = joinAt(said, words, i)?.sign === '.' && domains.has(words[i + 1] ?? '');
    if (isHost && join.sign === '.' && domains.has(next) && !goesOn) break;
  }
  return { text, count: i - at };
}

function joinAt(said: AddressWords, words: readonly string[], at: number): { sign: string; count: number } | null {
  const signs: [string, readonly string[]][] = [
    ['_', said.underscore],
    ['.', said.dot],
    ['-', said.dash],
  ];
  for (const [sign, known] of signs) {
    const found = known.find((phrase) => words.slice(at, at + phrase.split(' ').length).join(' ') === phrase);
    if (found) return { sign, count: found.split(' ').length };
  }
  return null;
}

function isHost(text: string): boolean {
  const labels = text.split('.');
  return labels.length > 1 && domains.has(labels.at(-1)!) && labels.every((label) => label !== '');
}
