/**
 * The best path through the scores of a CTC model: the likeliest symbol of every frame, repetitions in one, blanks left out (Graves et al.
 * 2006, Connectionist temporal classification, section 3.2). Pure.
 */

import type { TimedToken } from '../text/timed-words.ts';

/**
 * The tokens with their frames. `scores` are logits or log-probabilities, one row of `symbols` a frame. The probability of a token is that
 * of its surest frame.
 */
export function bestPath(scores: Float32Array, symbols: number, blank: number): TimedToken[] {
  const tokens: TimedToken[] = [];
  let before = blank;
  for (let frame = 0; (frame + 1) * symbols <= scores.length; frame++) {
    const row = scores.subarray(frame * symbols, (frame + 1) * symbols);
    const token = likeliest(row);
    const last = tokens.at(-1);
    if (token !== blank && token === before && last) {
      last.duration++;
      last.logProbability = Math.max(last.logProbability, logProbability(row, token));
    } else if (token !== blank) {
      tokens.push({ token, frame, duration: 1, logProbability: logProbability(row, token) });
    }
    before = token;
  }
  return tokens;
}

function likeliest(row: Float32Array): number {
  let best = 0;
  for (let symbol = 1; symbol < row.length; symbol++) if (row[symbol]! > row[best]!) best = symbol;
  return best;
}

/** Natural logarithm of the share of the likeliest symbol, `best`. */
function logProbability(row: Float32Array, best: number): number {
  let sum = 0;
  for (const score of row) sum += Math.exp(score - row[best]!);
  return -Math.log(sum);
}
