/** Digits said one after another: telephone numbers, codes, numbers of accounts. */

import type { NumberLanguage, Reading } from './number-language.ts';

/** Fewer may be counting. */
const fewest = 5;

export function readDigits(language: NumberLanguage, words: readonly string[], at: number): Reading | null {
  const isPlus = words[at] === language.plus;
  let digits = '';
  let i = isPlus ? at + 1 : at;
  for (; i < words.length; i++) {
    const times = language.multiples.get(words[i]!);
    const word = language.lookUp(words[times ? i + 1 : i] ?? '');
    if (word?.kind !== 'number' || word.value > 9 || words[i] === 'a') break;
    // "Three hundred" and "five million" are no digits.
    const next = language.lookUp(words[i + (times ? 2 : 1)] ?? '');
    if (next?.kind === 'hundred' || next?.kind === 'scale') break;
    digits += String(word.value).repeat(times ?? 1);
    if (times) i++;
  }
  if (digits.length < fewest || isCounting(digits)) return null;
  return { count: i - at, to: isPlus ? `+${digits}` : digits, rule: 'number.digits' };
}

/** One, two, three, or down from ten. */
function isCounting(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, i) => Number(digit) - Number(digits[i]));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
