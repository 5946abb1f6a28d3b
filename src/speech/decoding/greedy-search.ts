/**
 * Greedy search: the likeliest token at every step. A draft, which is the hypothesis of the pass before over slightly less audio, is
 * verified in one decoder pass: as long as the likeliest token is the draft's, no single steps are needed. With a decoder whose logits do
 * not depend on the other tokens in the pass (graph/exact-rows.ts) the tokens are those of a search without a draft.
 */

import { drawsAt } from '../graph/gumbel-noise.ts';
import type { Decoding } from './merged-decoder.ts';
import { type Answers, answersFrom, type Place, type Questions } from './questions.ts';
import { loopedTail } from './repetition.ts';
import type { Found, SearchOptions } from './search-options.ts';
import type { Choice } from './token-choice.ts';

export interface GreedyOptions extends SearchOptions {
  /** Tokens that may follow the prefix. */
  draft: readonly number[];
  /** Whether the text so far may have been said with its repetitions: then it is no loop. Called when the end repeats itself. */
  isSaid?: (tokens: readonly number[]) => boolean;
  /** How many loops a text may be led out of: it continues behind the first round with another token than the one that began the second. */
  mostLoops?: number;
  /** Above 0, tokens are drawn by their probability at this temperature, in the same way every time. */
  temperature?: number;
}

/**
 * Decodes one text. Null when abandoned. The end token is forbidden as the first token: behind a speech gate there is a word, and an early
 * end is the commonest error of Moonshine (13 % of words wrong instead of 16).
 */
export async function greedySearch(decoding: Decoding, options: GreedyOptions): Promise<Found | null> {
  const { prompt = [], startToken, endToken, limit, prefix, draft, opening, shouldStop } = options;
  const nothingSeen: NonNullable<typeof opening> = { position: 0, tokens: [], accepts: () => true };
  const { position, tokens: looked, accepts } = opening ?? nothingSeen;
  let loopsLeft = options.mostLoops ?? 0;
  const nextDraw = drawsAt(options.temperature ?? 0);
  const given = [...prefix, ...draft].slice(0, Math.max(limit, prefix.length));
  if (await shouldStop()) return null;
  const places = Array.from(
    { length: given.length + 1 },
    (_, at): Place => ({
      text: given.slice(0, at),
      forbidden: at === 0 ? endToken : none,
    }),
  );
  const first = await answers(decoding, options, [...prompt, startToken, ...given], {
    behind: [...prompt.map(() => ({ text: [], forbidden: none })), ...places],
    asked: [
      ...looked.map((token) => ({ position, token })),
      ...prefix.map((token, at) => ({ position: prompt.length + at, token })),
    ],
    draw: nextDraw(),
  });
  if (!accepts(first.asked.slice(0, looked.length))) return null;

  const tokens = [...prefix];
  const logProbabilities = first.asked.slice(looked.length);
  const choiceHere = () => first.choiceAt(prompt.length + tokens.length);
  let choice = choiceHere();
  while (tokens.length < given.length && given[tokens.length] === choice.token) {
    logProbabilities.push(choice.logProbability);
    tokens.push(choice.token);
    choice = choiceHere();
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
  const behind = async (token: number, forbidden = none): Promise<Choice> => {
    const place = { text: tokens, forbidden };
    return (await answers(decoding, options, [token], { behind: [place], asked: [], draw: nextDraw() })).choiceAt(0);
  };
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
      choice = await behind(tokens[kept - 1]!, again);
      continue;
    }
    if (tokens.length >= limit) return found('limit');
    if (await shouldStop()) return null;
    choice = await behind(choice.token);
  }
}

/** No token. */
const none = -1;

/** One pass, and what it says: read on the GPU where the scores are there and the rules are masks. */
async function answers(
  decoding: Decoding,
  { rules, maskAfter }: GreedyOptions,
  tokens: readonly number[],
  questions: Questions,
): Promise<Answers> {
  if (decoding.read && maskAfter) return decoding.read(tokens, questions, maskAfter);
  return answersFrom(await decoding.step(tokens), questions, rules);
}
