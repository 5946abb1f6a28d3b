/**
 * Greedy search: the likeliest token at every step. A draft, which is the text found a moment ago over a little less audio, is
 * checked in one pass: as far as the likeliest token is the draft's own, the steps need not be taken one by one. With a decoder
 * whose scores do not depend on what is decoded beside them (graph/exact-rows.ts) the tokens are those of a search from scratch.
 */

import type { Decoding } from './merged-decoder.ts';
import { loopedTail } from './repetition.ts';
import { likeliest, logProbabilityOf } from './scores.ts';
import type { Found, SearchOptions } from './search.ts';

export interface GreedyOptions extends SearchOptions {
  /** What may come after the prefix. */
  draft: readonly number[];
}

/**
 * Null when abandoned. The end token is forbidden as the very first: behind a speech gate there is a word, and an early end is this
 * family's commonest error (13 % of words instead of 16).
 */
export async function greedySearch(decoding: Decoding, options: GreedyOptions): Promise<Found | null> {
  const { startToken, endToken, limit, prefix, draft, shouldStop } = options;
  const given = [...prefix, ...draft].slice(0, Math.max(limit, prefix.length));
  if (await shouldStop()) return null;
  const checked = await decoding.step([[startToken, ...given]]);
  const scoresAfter = (count: number) => likeliest(checked.at(0, count), count === 0 ? endToken : -1);

  const tokens: number[] = [];
  const logProbabilities: number[] = [];
  let choice = scoresAfter(0);
  while (tokens.length < given.length) {
    const next = given[tokens.length]!;
    const isForced = tokens.length < prefix.length;
    if (!isForced && next !== choice.token) break;
    logProbabilities.push(isForced ? logProbabilityOf(checked.at(0, tokens.length), next) : choice.logProbability);
    tokens.push(next);
    choice = scoresAfter(tokens.length);
  }
  const draftKept = tokens.length - prefix.length;
  if (tokens.length < given.length) decoding.crop(1 + tokens.length);

  const found = (ending: Found['ending']): Found => ({ tokens, logProbabilities, ending, draftKept });
  for (;;) {
    if (choice.token === endToken) return found('end');
    if (tokens.length >= limit) return found('limit');
    tokens.push(choice.token);
    logProbabilities.push(choice.logProbability);
    const looped = loopedTail(tokens);
    if (looped > 0) {
      tokens.length = Math.max(prefix.length, tokens.length - looped);
      logProbabilities.length = tokens.length;
      return found('loop');
    }
    if (tokens.length >= limit) return found('limit');
    if (await shouldStop()) return null;
    choice = likeliest((await decoding.step([[choice.token]])).at(0, -1));
  }
}
