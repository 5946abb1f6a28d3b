/** Words with their times and probabilities, from tokens whose frames are known. */

import type { TimedWord } from '../../protocol/speech.ts';
import { tokenWords } from './token-words.ts';
import { type ConfidenceScale, wordConfidence } from './word-confidence.ts';

/** A token that begins at `frame` and lasts for `duration` frames. */
export interface TimedToken {
  token: number;
  frame: number;
  duration: number;
  logProbability: number;
}

/** The tokens of a text whose first frames are known; the last of `first` is the frame behind them. */
export function timedTokens(
  tokens: readonly number[],
  logProbabilities: readonly number[],
  first: readonly number[],
): TimedToken[] {
  return tokens.map((token, at) => ({
    token,
    frame: first[at]!,
    duration: first[at + 1]! - first[at]!,
    logProbability: logProbabilities[at]!,
  }));
}

export interface WordsPlan {
  vocabulary: {
    textOf(tokens: readonly number[]): string;
    beginsWord(token: number): boolean;
  };
  /** Seconds of a frame. */
  frameSeconds: number;
  /** Seconds of the audio. */
  seconds: number;
  /** What the family's likelihoods say of its words. */
  scale: ConfidenceScale;
}

/** A token begins at its frame and lasts for its duration, at least one frame. */
export function wordsOf(
  tokens: readonly TimedToken[],
  { vocabulary, frameSeconds, seconds, scale }: WordsPlan,
): TimedWord[] {
  const said = tokens.map(({ token }) => token);
  return tokenWords(said, (token) => vocabulary.beginsWord(token)).map(({ start, end }) => {
    const word = tokens.slice(start, end);
    const last = word.at(-1)!;
    return {
      text: vocabulary.textOf(word.map(({ token }) => token)),
      start: Math.min(seconds, word[0]!.frame * frameSeconds),
      end: Math.min(seconds, (last.frame + Math.max(1, last.duration)) * frameSeconds),
      confidence: wordConfidence(
        word.map(({ logProbability }) => logProbability),
        scale,
      ),
    };
  });
}
