/** Which tokens of a text form a word. */

/** Indices of tokens, [start, end). */
export interface TokenRange {
  start: number;
  end: number;
}

/** The ranges of tokens that form a word; punctuation belongs to the word before it. */
export function tokenWords(tokens: readonly number[], beginsWord: (token: number) => boolean): TokenRange[] {
  const starts = tokens.map((_, at) => at).filter((at) => at === 0 || beginsWord(tokens[at]!));
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? tokens.length }));
}
