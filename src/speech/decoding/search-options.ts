/** What every search for a text takes and gives. */

import type { Recognition } from '../../protocol/speech.ts';
import type { Logits } from './logits.ts';

/**
 * What a family's texts must keep to: sets the scores of tokens that may not follow `text` to minus infinity, in place. It may be
 * asked twice for the same scores.
 */
export type Rules = (text: readonly number[], scores: Float32Array) => void;

export interface SearchOptions {
  /** Tokens that the decoder is told before the start token, in the same pass. */
  prompt?: readonly number[];
  startToken: number;
  endToken: number;
  /** Most tokens to give, the prefix included: fast speech has a rate, and a decoder past it is inventing. */
  limit: number;
  /** Tokens that the text begins with, taken as they are. */
  prefix: readonly number[];
  rules?: Rules;
  /** From so many tokens on the rules forbid nothing but what the decoder's graph forbids itself. */
  steadyFrom?: number;
  /** Sees the scores of the first pass, which takes prompt, start token and prefix; false abandons the search. */
  accepts?: (opening: Logits) => boolean;
  /** Asked before every pass; true abandons the search. */
  shouldStop: () => boolean | Promise<boolean>;
}

/** The prefix is part of the tokens, the end token is not. */
export type Found = Omit<Recognition, 'text'>;
