/** Options and result that all searches share. */

import type { Recognition } from '../../protocol/speech.ts';

/**
 * Rules of a model family: sets the scores of tokens that may not follow `text` to minus infinity, in place. May be called twice for the
 * same scores.
 */
export type Rules = (text: readonly number[], scores: Float32Array) => void;

/** What may follow a text. */
export interface Mask {
  /** Which of the lists of tokens that may not. */
  list: number;
  /** Of the moments, none before this one; for a decoder that was compiled with moments. */
  earliest?: number;
}

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
  /** The rules as the decoder was compiled with them. A GPU then gives tokens in the place of scores. */
  maskAfter?: (text: readonly number[]) => Mask;
  opening?: Opening;
  /** Called before every pass; true abandons the search. */
  shouldStop: () => boolean | Promise<boolean>;
}

/** What the first pass, which takes prompt, start token and prefix, says of all that follows. */
export interface Opening {
  /** The token of the prompt behind which `tokens` may follow. */
  position: number;
  tokens: readonly number[];
  /** Called with the logarithms of their probabilities; false abandons the search. */
  accepts: (logProbabilities: readonly number[]) => boolean;
}

/** The prefix is included in the tokens, the end token is not. */
export type Found = Omit<Recognition, 'text'>;
