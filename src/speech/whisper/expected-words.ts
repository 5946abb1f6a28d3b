/**
 * The vocabulary is put into the prompt as if it had been said before. Over sound without words a decoder may continue it: then the text
 * contains several of its terms in the order of the list.
 */

/** Most consecutive terms, in the order of the list, that a person says by chance. */
const mostInRow = 2;

/** True when the text contains more consecutive terms of the vocabulary, in its order, than a person says by chance. */
export function isLeaked(text: string, vocabulary: readonly string[]): boolean {
  const terms = vocabulary.map(wordsOf).filter(({ length }) => length > 0);
  const said = wordsOf(text);
  for (let from = 0; from < terms.length; from++) {
    for (let at = 0; at < said.length; at++) {
      if (termsInRow(said, at, terms.slice(from)) > mostInRow) return true;
    }
  }
  // The whole text is the vocabulary, or a part of it.
  return (
    terms.length >= mostInRow && ` ${terms.flat().join(' ')} `.includes(` ${said.join(' ')} `) && spans(said, terms)
  );
}

/** Number of consecutive `terms` in `said` from index `at` on. */
function termsInRow(said: readonly string[], at: number, terms: readonly (readonly string[])[]): number {
  let place = at;
  let count = 0;
  for (const term of terms) {
    if (!term.every((word, i) => said[place + i] === word)) break;
    place += term.length;
    count++;
  }
  return count;
}

const spans = (said: readonly string[], terms: readonly (readonly string[])[]): boolean =>
  terms.some((_, from) => termsInRow(said, 0, terms.slice(from)) >= mostInRow);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
