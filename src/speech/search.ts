/** What every search for a text takes and gives. */

import type { Recognition } from '../protocol/engine.ts';

export interface SearchOptions {
  startToken: number;
  endToken: number;
  /** Most tokens to give, the prefix included: fast speech has a rate, and a decoder past it is inventing. */
  limit: number;
  /** Tokens that the text begins with, taken as they are. */
  prefix: readonly number[];
  /** Asked before every pass; true abandons the search. */
  shouldStop: () => boolean | Promise<boolean>;
}

/** The prefix is part of the tokens, the end token is not. */
export type Found = Omit<Recognition, 'text'>;
