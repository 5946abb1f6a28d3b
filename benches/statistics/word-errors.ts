/**
 * Word error rate with a plain normaliser: lower case, no punctuation, numbers in words. Substitutions, deletions and insertions
 * by the shortest edit path (Levenshtein), over all references together.
 */

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
  const said = normalisedWords(hypothesis);
  const counts = references.map((reference) => {
    const words = normalisedWords(reference);
    return { errors: editDistances(words, said).at(-1)!, words: words.length };
  });
  return counts.reduce((best, count) => (count.errors < best.errors ? count : best));
}

/** Word errors of a text that ends early: against that beginning of the reference that fits best. */
export function prefixErrors(reference: string, hypothesis: string): WordErrors {
  const distances = editDistances(normalisedWords(hypothesis), normalisedWords(reference));
  const errors = Math.min(...distances);
  return { errors, words: distances.lastIndexOf(errors) };
}

/** Distances of a list of words from the beginnings of another, shortest first. */
function editDistances(from: readonly string[], to: readonly string[]): number[] {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, word] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (word === other ? 0 : 1)));
    }
    row = next;
  }
  return row;
}
