/** Detection of loops: a decoder that repeats itself never stops, so decoding is stopped. */

const longestPeriod = 40;
/** Fewest tokens of a loop: shorter runs are speech, such as "no, no, no, no" and repeated digits. */
const minimumTokens = 12;
/** Fewest tokens of a clause, which people say twice for emphasis; words they repeat more often. */
const clauseTokens = 6;
const minimumRounds = { word: 4, clause: 3 };

/**
 * Number of tokens at the end to drop, because they repeat what stands before them: all of a loop except its first round. 0 without a
 * loop. Only loops that reach the last token are found.
 */
export function loopedTail(tokens: readonly number[]): number {
  for (let period = 1; period <= longestPeriod; period++) {
    let same = 0;
    while (
      same + period < tokens.length &&
      tokens[tokens.length - 1 - same] === tokens[tokens.length - 1 - same - period]
    ) {
      same++;
    }
    const rounds = 1 + Math.floor(same / period);
    const enough = period < clauseTokens ? minimumRounds.word : minimumRounds.clause;
    if (rounds >= enough && rounds * period >= minimumTokens) return same;
  }
  return 0;
}
