/** Loops: a decoder that repeats itself does so for ever, so it is stopped while it decodes. */

const longestPeriod = 40;
/** Shorter runs are speech: "no, no, no, no" and digits said in a row. */
const minimumTokens = 12;
/** People say a clause twice, for weight; a word more often. */
const clauseTokens = 6;
const minimumRounds = { word: 4, clause: 3 };

/**
 * Tokens to drop from the end because they repeat what stands before them: all rounds of a loop but its first. 0 without one.
 * Looks only at loops that end with the last token.
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
    if (rounds >= enough && rounds * period >= minimumTokens) return (rounds - 1) * period;
  }
  return 0;
}
