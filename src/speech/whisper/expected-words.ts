/**
 * Words to expect are told as if they had been said before. Over sound without words a decoder may go on with them; that shows as
 * several of them in the order of the list.
 */

/** Expected terms in a row, in their order, that nobody says by chance. */
const mostInRow = 2;

/** True when the text has terms of the list one after another that were told it in that order. */
export function isLeaked(text: string, vocabulary: readonly string[]): boolean {
  const terms = vocabulary.map(wordsOf).filter(({ length }) => length > 0);
  const said = wordsOf(text);
  for (let from = 0; from < terms.length; from++) {
    for (let at = 0; at < said.length; at++) {
      if (termsInRow(said, at, terms.slice(from)) > mostInRow) return true;
    }
  }
  // All that was said is the list, or a part of it.
  return (
    terms.length >= mostInRow && ` ${terms.flat().join(' ')} `.includes(` ${said.join(' ')} `) && spans(said, terms)
  );
}

/** How many of `terms` are said from `at` on, one after another. */
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
