/** How alike two words are: by their letters in any language, by their sound in English. */

import { doubleMetaphone } from 'double-metaphone';

/** Letters only, without accents: what a recogniser hears has neither hyphens nor spaces. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Changes of a letter (Levenshtein) that lead from one to the other, as a share of the longer: 0 is the same, 1 nothing alike. */
export function letterDistance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]! / longer;
}

/** The ways in which English says a word (Double Metaphone). */
export function soundsOf(letters: string): string[] {
  // In names from German, only the f of a pf is heard.
  return [...new Set(doubleMetaphone(letters.replace(/^pf/, 'f')))].filter(Boolean);
}
