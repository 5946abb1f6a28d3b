/** The words of a text with what their tokens tell: how sure the model was of each, and whether it is a common one. Every family tells these. */

import type { Recognition, SaidWord } from '../protocol/speech.ts';
import type { Recogniser } from './recogniser.ts';
import { tokenWords } from './text/token-words.ts';

export function saidWords(
  recogniser: Pick<Recogniser, 'textOf' | 'beginsWord'>,
  {
    tokens,
    logProbabilities,
  }: { tokens: readonly number[]; logProbabilities: Recognition['logProbabilities'] | readonly number[] },
): SaidWord[] {
  const isSpoken = (token: number) => /[\p{L}\p{N}]/u.test(recogniser.textOf([token]));
  return tokenWords(tokens, (token) => recogniser.beginsWord(token)).map(({ start, end }) => {
    const of = tokens.slice(start, end);
    return {
      text: recogniser.textOf(of).trim(),
      confidence: Math.exp(Math.min(0, ...logProbabilities.slice(start, end))),
      isCommon: of.filter(isSpoken).length <= 1,
    };
  });
}
