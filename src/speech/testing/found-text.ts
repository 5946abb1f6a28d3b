/** What a recogniser gives for clear speech, for tests that need no model; tokens are numbers of words. */

import type { Recognition } from '../../protocol/speech.ts';

export const wordsOf = (tokens: readonly number[]): string => tokens.map((token) => `w${token}`).join(' ');

/** A pass that was sure of what it found. */
export function found(tokens: number[], manner: Partial<Recognition> = {}): Recognition {
  const logProbabilities = tokens.map(() => -0.01);
  return { text: wordsOf(tokens), tokens, logProbabilities, ending: 'end', draftKept: 0, ...manner };
}
