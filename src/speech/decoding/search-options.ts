/** Options and result that all searches share. */

import type { Recognition } from '../../protocol/speech.ts';
import type { Logits } from './logits.ts';

/**
 * Rules of a model family: sets the scores of tokens that may not follow `text` to minus infinity, in place. May be called twice for the
 * same scores.
 */
export type Rules = (text: readonly number[], scores: Float32Array) => void;

export interface SearchOptions {
  /** Tokens before the start token, decoded in the same pass. */
  prompt?: readonly number[];
  startToken: number;
  endToken: number;
  /** Most tokens of the text, the prefix included: a decoder that exceeds the rate of fast speech is inventing. */
  limit: number;
  /** Tokens that the text begins with, taken as given. */
  prefix: readonly number[];
  rules?: Rules;
  /** Number of tokens from which on the rules forbid only what the graph itself forbids. */
  steadyFrom?: number;
  /** Called with the logits of the first pass, which takes prompt, start token and prefix; false abandons the search. */
  accepts?: (opening: Logits) => boolean;
  /** Called before every pass; true abandons the search. */
  shouldStop: () => boolean | Promise<boolean>;
}

/** The prefix is included in the tokens, the end token is not. */
export type Found = Omit<Recognition, 'text'>;
