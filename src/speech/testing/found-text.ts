/** Recognitions of clear speech, for tests without a model; a token is the number of a word. */

import type { Recognition } from '../../protocol/speech.ts';

export const wordsOf = (tokens: readonly number[]): string => tokens.map((token) => `w${token}`).join(' ');

/** The recognition of a pass that was certain. */
export function found(tokens: number[], manner: Partial<Recognition> = {}): Recognition {
  const logProbabilities = tokens.map(() => -0.01);
  return { text: wordsOf(tokens), tokens, logProbabilities, ending: 'end', draftKept: 0, ...manner };
}
