/**
 * Word error rate with a plain normaliser: lower case, no punctuation, numbers in words. Substitutions, deletions and insertions
 * by the shortest edit path, over all references together.
 */

import { distanceRows } from './word-edits.ts';

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];

export interface WordErrors {
  errors: number;
  words: number;
}

export function normalisedWords(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('%', ' percent ')
    .replace(/\bmister\b/g, 'mr')
    .replace(/\d+/g, (digits) => ` ${numberInWords(digits)} `)
    .replace(/[^\p{L}' ]+/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter(Boolean);
}

/** Numbers in words: up to 99 as one number, longer ones digit by digit, as people say them. */
function numberInWords(digits: string): string {
  const value = Number(digits);
  if (digits.length > 2) return [...digits].map((digit) => units[Number(digit)]).join(' ');
  if (value < 20) return units[value]!;
  const unit = value % 10;
  return unit === 0 ? tens[Math.floor(value / 10)]! : `${tens[Math.floor(value / 10)]} ${units[unit]}`;
}

/** Word errors against the spelling of the reference that fits best. */
export function wordErrors(references: readonly string[], hypothesis: string): WordErrors {
  return spellingErrors(references, hypothesis).count;
}

/** The spelling of the reference that fits a text best. */
export function bestSpelling(references: readonly string[], hypothesis: string): string {
  return spellingErrors(references, hypothesis).reference;
}

/** Word errors of a text that ends early: against that beginning of the reference that fits best. */
export function prefixErrors(reference: string, hypothesis: string): WordErrors {
  const rows = distanceRows(normalisedWords(reference), normalisedWords(hypothesis));
  const distances = Array.from(rows, (row) => row.at(-1)!);
  const errors = Math.min(...distances);
  return { errors, words: distances.lastIndexOf(errors) };
}

function spellingErrors(references: readonly string[], hypothesis: string) {
  const found = normalisedWords(hypothesis);
  const counts = references.map((reference) => {
    const words = normalisedWords(reference);
    let errors = 0;
    for (const row of distanceRows(words, found)) errors = row.at(-1)!;
    return { reference, count: { errors, words: words.length } };
  });
  return counts.reduce((best, each) => (each.count.errors < best.count.errors ? each : best));
}
