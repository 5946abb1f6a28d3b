/**
 * Beam search: the most probable hypotheses side by side in one batch, ranked by mean log-probability (Wu et al. 2016, §7, with exponent
 * 1). Length normalisation rewards loops, so hypotheses with a loop are dropped during the search, and the length is bounded by the rate of
 * tokens in speech.
 */

import type { Decoding } from './merged-decoder.ts';
import { loopedTail } from './repetition.ts';
import type { Found, SearchOptions } from './search-options.ts';
import { best, type Choice, logProbabilityOf } from './token-choice.ts';

interface Hypothesis {
  tokens: number[];
  logProbabilities: number[];
  /** Sum of the log-probabilities, including the end token's in an ended hypothesis. */
  sum: number;
}

export interface BeamOptions extends SearchOptions {
  width: number;
}

/**
 * Decodes one text. Null when abandoned. The end token is forbidden as the first token. Without an ended hypothesis the best open one is
 * returned, with ending `limit`.
 */
export async function beamSearch(decoding: Decoding, options: BeamOptions): Promise<Found | null> {
  const { prompt = [], startToken, endToken, limit, prefix, rules, width, shouldStop } = options;
  if (await shouldStop()) return null;
  const opening = await decoding.step([[...prompt, startToken, ...prefix]]);
  if (options.accepts?.(opening) === false) return null;
  const forced = prefix.map((token, at) => logProbabilityOf(opening.at(0, prompt.length + at), token));
  let open: Hypothesis[] = [
    { tokens: [...prefix], logProbabilities: forced, sum: forced.reduce((sum, each) => sum + each, 0) },
  ];
  let ended: Hypothesis | null = null;
  let endings = 0;
  let choices = [read(prefix, opening.at(0, -1), prefix.length === 0 ? endToken : -1)];
  const meanOf = ({ tokens, sum }: Hypothesis, ends: 0 | 1) => sum / (tokens.length + ends);

  for (let length = prefix.length; ; length++) {
    const next: (Hypothesis & { row: number })[] = [];
    const candidates = successors(open, choices);
    // At the limit the end token counts only when it is the likeliest token.
    const considered = length < limit ? candidates : candidates.slice(0, 1);
    for (const { row, token, logProbability, sum } of considered) {
      if (next.length === width) break;
      const { tokens, logProbabilities } = open[row]!;
      if (token === endToken) {
        const hypothesis = { tokens, logProbabilities, sum };
        if (!ended || meanOf(hypothesis, 1) > meanOf(ended, 1)) ended = hypothesis;
        endings++;
      } else if (length < limit) {
        const longer = [...tokens, token];
        if (loopedTail(longer) === 0)
          next.push({ tokens: longer, logProbabilities: [...logProbabilities, logProbability], sum, row });
      }
    }
    const isBeaten = ended && next[0] && endings >= width && meanOf(ended, 1) >= meanOf(next[0], 0);
    if (next.length === 0 || isBeaten) break;
    if (await shouldStop()) return null;
    await decoding.select(next.map(({ row }) => row));
    choices = await follow(next);
    open = next;
  }
  const { tokens, logProbabilities } = ended ?? open[0]!;
  return { tokens, logProbabilities, ending: ended ? 'end' : 'limit', draftKept: 0 };

  /** One more than the width: one of them may be the end. */
  function read(tokens: readonly number[], scores: Float32Array, forbidden = -1): Choice[] {
    rules?.(tokens, scores);
    return best(scores, width + 1, forbidden);
  }

  /** What may follow the newest token of each, read in the graph where it can do that and no rule wants the scores. */
  async function follow(rows: readonly Hypothesis[]): Promise<Choice[][]> {
    const newest = rows.map(({ tokens }) => tokens.at(-1)!);
    if (decoding.best && !rules) return decoding.best(newest);
    const logits = await decoding.step(newest.map((token) => [token]));
    return rows.map(({ tokens }, row) => read(tokens, logits.at(row, -1)));
  }

  function successors(rows: readonly Hypothesis[], following: readonly (readonly Choice[])[]) {
    return rows
      .flatMap(({ sum }, row) =>
        following[row]!.map((choice) => ({ row, ...choice, sum: sum + choice.logProbability })),
      )
      .sort((a, b) => b.sum - a.sum);
  }
}
