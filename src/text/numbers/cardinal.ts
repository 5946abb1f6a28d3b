/** Numbers said in words: what each word counts for, and how words become one number. */

/** What a word means for a number. */
export type NumberWord =
  /** `isArticle`: it also means "a", as German "ein". */
  | { kind: 'number'; value: number; isArticle?: boolean }
  /** Multiplies what was said before by a hundred. */
  | { kind: 'hundred' }
  /** `needsCount`: never alone, as "million". `name`: as it is written, if not in small letters. */
  | { kind: 'scale'; value: number; needsCount: boolean; name?: string }
  | { kind: 'connector' }
  | { kind: 'point' }
  /** Written in digits already. */
  | { kind: 'digits' };

export interface NumberWords {
  lookUp(word: string): NumberWord | undefined;
  /** Whether `next` may follow directly on what has been counted since the last scale word; `connected`: with an "and" between. */
  joins(current: number, next: number, connected: boolean): boolean;
  readonly decimalMark: string;
  readonly groupMark: string;
}

export interface Cardinal {
  value: number;
  /** Words read. */
  count: number;
  /** Digits behind the point; empty without one. */
  decimals: string;
  /** A single "one" that may as well be "a". */
  isArticle: boolean;
  /** Said as a digit alone. */
  isDigit: boolean;
  /** The word for millions or more with which it ends. */
  scale: { word: string; value: number } | null;
}

/** The number that the words from `at` on say; null when they say none. */
export function readCardinal(language: NumberWords, words: readonly string[], at: number): Cardinal | null {
  let total = 0;
  let current = 0;
  let smallestScale = Number.POSITIVE_INFINITY;
  let end = at;
  let scale: Cardinal['scale'] = null;
  for (let i = at; i < words.length; ) {
    const word = language.lookUp(words[i]!);
    const isFirst = end === at;
    const isConnected = word?.kind === 'connector' && !isFirst;
    const next = isConnected ? language.lookUp(words[i + 1] ?? '') : word;
    if (next?.kind === 'number') {
      const fits =
        isFirst ||
        (current === 0
          ? next.value < smallestScale && (!isConnected || next.value < 100)
          : language.joins(current, next.value, isConnected));
      if (!fits || (!isFirst && next.isArticle && next.value !== 1) || (!isFirst && next.value === 0)) break;
      current += next.value;
      scale = null;
    } else if (next?.kind === 'hundred' && !isConnected && current > 0 && current < 100) {
      current *= 100;
      scale = null;
    } else if (next?.kind === 'scale' && !isConnected && next.value < smallestScale) {
      if (current === 0 && (next.needsCount || !isFirst)) break;
      total += Math.max(current, 1) * next.value;
      current = 0;
      smallestScale = next.value;
      scale = next.value >= 1e6 ? { word: next.name ?? words[i]!, value: next.value } : null;
    } else break;
    i += isConnected ? 2 : 1;
    end = i;
  }
  if (end === at) return null;
  const first = language.lookUp(words[at]!);
  const isSingle = end === at + 1;
  const decimals = readDecimals(language, words, end);
  return {
    value: total + current,
    count: end - at + (decimals === '' ? 0 : decimals.length + 1),
    decimals,
    isArticle: isSingle && decimals === '' && first?.kind === 'number' && first.isArticle === true,
    isDigit: isSingle && decimals === '' && total + current < 10,
    scale: total > 0 && current === 0 && Number.isInteger(total / (scale?.value ?? 1)) ? scale : null,
  };
}

/** "Point five": single digits behind the word for the point. */
function readDecimals(language: NumberWords, words: readonly string[], at: number): string {
  if (language.lookUp(words[at] ?? '')?.kind !== 'point') return '';
  let digits = '';
  for (let i = at + 1; i < words.length; i++) {
    const word = language.lookUp(words[i]!);
    if (word?.kind !== 'number' || word.value > 9) break;
    digits += word.value;
  }
  return digits;
}

/** The number in digits; from five digits on in groups of three. Millions keep their word: "5 million". */
export function written({ value, decimals, scale }: Cardinal, { decimalMark, groupMark }: NumberWords): string {
  if (scale) return `${String(value / scale.value).replace('.', decimalMark)} ${scale.word}`;
  const digits = value < 10_000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, groupMark);
  return decimals === '' ? digits : `${digits}${decimalMark}${decimals}`;
}

/** Words and their values, for the tables of the languages. */
export function counted(from: number, step: number, words: string): [string, NumberWord][] {
  return words.split(' ').map((word, i) => [word, { kind: 'number', value: from + i * step }]);
}
