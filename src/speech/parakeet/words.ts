/** Words with their times and probabilities. */

import type { TimedWord } from '../../protocol/speech.ts';
import type { SentencePieces } from '../text/sentence-pieces.ts';
import type { Emission } from './tdt.ts';

export interface WordsPlan {
  vocabulary: SentencePieces;
  /** Seconds of a frame. */
  frameSeconds: number;
  /** Seconds of the audio. */
  seconds: number;
}

/** A token begins at its frame and lasts for its duration, at least one frame. */
export function wordsOf(emissions: readonly Emission[], { vocabulary, frameSeconds, seconds }: WordsPlan): TimedWord[] {
  const starts = emissions.map((_, at) => at).filter((at) => at === 0 || vocabulary.beginsWord(emissions[at]!.token));
  return starts.map((start, i) => {
    const word = emissions.slice(start, starts[i + 1]);
    const last = word.at(-1)!;
    return {
      text: vocabulary.textOf(word.map(({ token }) => token)),
      start: Math.min(seconds, word[0]!.frame * frameSeconds),
      end: Math.min(seconds, (last.frame + Math.max(1, last.duration)) * frameSeconds),
      confidence: Math.exp(word.reduce((sum, { logProbability }) => sum + logProbability, 0) / word.length),
    };
  });
}
