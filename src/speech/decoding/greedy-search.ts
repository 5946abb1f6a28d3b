/**
 * Greedy search: the likeliest token at every step. A draft, which is the hypothesis of the pass before over slightly less audio, is
 * verified in one decoder pass: as long as the likeliest token is the draft's, no single steps are needed. With a decoder whose logits do
 * not depend on the other tokens in the pass (graph/exact-rows.ts) the tokens are those of a search without a draft.
 */

import type { Decoding } from './merged-decoder.ts';
import { loopedTail } from './repetition.ts';
import type { Found, SearchOptions } from './search-options.ts';
import { type Choice, likeliest, logProbabilityOf } from './token-choice.ts';

export interface GreedyOptions extends SearchOptions {
  /** Tokens that may follow the prefix. */
  draft: readonly number[];
  /** Whether the text so far may have been said with its repetitions: then it is no loop. Called when the end repeats itself. */
  isSaid?: (tokens: readonly number[]) => boolean;
  /** How many loops a text may be led out of: it continues behind the first round with another token than the one that began the second. */
  mostLoops?: number;
  /** Chooses the next token in place of the likeliest. */
  choose?: (scores: Float32Array, forbidden: number) => Choice;
}

/**
 * Decodes one text. Null when abandoned. The end token is forbidden as the first token: behind a speech gate there is a word, and an early
 * end is the commonest error of Moonshine (13 % of words wrong instead of 16).
 */
export async function greedySearch(decoding: Decoding, options: GreedyOptions): Promise<Found | null> {
  const { prompt = [], startToken, endToken, limit, prefix, draft, rules, choose = likeliest, shouldStop } = options;
  const steadyFrom = options.choose ? Number.POSITIVE_INFINITY : (options.steadyFrom ?? Number.POSITIVE_INFINITY);
  let loopsLeft = options.mostLoops ?? 0;
  const given = [...prefix, ...draft].slice(0, Math.max(limit, prefix.length));
  if (await shouldStop()) return null;
  const opening = await decoding.step([...prompt, startToken, ...given]);
  if (options.accepts?.(opening) === false) return null;

  const tokens: number[] = [];
  const logProbabilities: number[] = [];
  const next = (scores: Float32Array): Choice => {
    rules?.(tokens, scores);
    return choose(scores, tokens.length === 0 ? endToken : -1);
  };
  const scoresHere = () => opening.at(prompt.length + tokens.length);
  for (const token of prefix) {
    logProbabilities.push(logProbabilityOf(scoresHere(), token));
    tokens.push(token);
  }
  let choice = next(scoresHere());
  while (tokens.length < given.length && given[tokens.length] === choice.token) {
    logProbabilities.push(choice.logProbability);
    tokens.push(choice.token);
    choice = next(scoresHere());
  }
  const draftKept = tokens.length - prefix.length;
  if (tokens.length < given.length) await decoding.crop(prompt.length + 1 + tokens.length);

  const found = (ending: Found['ending'], more: Partial<Found> = {}): Found => ({
    tokens,
    logProbabilities,
    ending,
    draftKept,
    ...more,
  });
  for (;;) {
    if (choice.token === endToken) return found('end', { endLogProbability: choice.logProbability });
    if (tokens.length >= limit) return found('limit');
    tokens.push(choice.token);
    logProbabilities.push(choice.logProbability);
    const looped = loopedTail(tokens);
    if (looped > 0 && !options.isSaid?.(tokens)) {
      const kept = Math.max(prefix.length, tokens.length - looped);
      const again = tokens[kept]!;
      tokens.length = kept;
      logProbabilities.length = kept;
      if (loopsLeft-- <= 0) return found('loop');
      await decoding.crop(prompt.length + kept);
      const scores = (await decoding.step([tokens[kept - 1]!])).at(-1);
      scores[again] = Number.NEGATIVE_INFINITY;
      choice = next(scores);
      continue;
    }
    if (tokens.length >= limit) return found('limit');
    if (await shouldStop()) return null;
    choice =
      decoding.likeliest && tokens.length >= steadyFrom
        ? await decoding.likeliest(choice.token)
        : next((await decoding.step([choice.token])).at(-1));
  }
}
