/** The words of a text with what their tokens tell: how sure the model was of each, and whether it is a common one. Every family tells these. */

import type { Recognition, SaidWord } from '../protocol/speech.ts';
import type { Recogniser } from './recogniser.ts';

export function saidWords(
  recogniser: Pick<Recogniser, 'textOf' | 'beginsWord'>,
  {
    tokens,
    logProbabilities,
  }: { tokens: readonly number[]; logProbabilities: Recognition['logProbabilities'] | readonly number[] },
): SaidWord[] {
  const words: { tokens: number[]; least: number }[] = [];
  tokens.forEach((token, at) => {
    const last = words.at(-1);
    const probability = logProbabilities[at] ?? 0;
    if (!last || recogniser.beginsWord(token)) words.push({ tokens: [token], least: probability });
    else {
      last.tokens.push(token);
      last.least = Math.min(last.least, probability);
    }
  });
  const isSpoken = (token: number) => /[\p{L}\p{N}]/u.test(recogniser.textOf([token]));
  return words.map(({ tokens: of, least }) => ({
    text: recogniser.textOf(of).trim(),
    confidence: Math.exp(least),
    isCommon: of.filter(isSpoken).length <= 1,
  }));
}
