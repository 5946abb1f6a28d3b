/** Words with their times and probabilities. */

import type { TimedWord } from '../../protocol/speech.ts';
import type { MergedDecoder } from '../decoding/merged-decoder.ts';
import { tokenFrames } from '../decoding/token-frames.ts';
import { timedTokens, wordsOf } from '../text/timed-words.ts';
import { confidenceScales } from '../text/word-confidence.ts';
import type { WhisperContract } from './contract.ts';
import type { Encoded } from './encoded-audio.ts';
import { stepsPerSecond, type TimedTokens } from './timed-text.ts';

export interface SaidText {
  /** The prompt without timestamps, up to its last token. */
  prompt: readonly number[];
  /** The text as stretches between timestamps: words stay inside them. */
  stretches: readonly TimedTokens[];
  /** Log-probabilities of all tokens of the text. */
  logProbabilities: readonly number[];
}

/** The words of a window with their seconds, from one decoder pass. The decoder must give attentions and the contract alignment heads. */
export async function wordTimes(
  decoder: MergedDecoder,
  { tokenizer, markers, alignmentHeads }: WhisperContract,
  encoded: Encoded,
  { prompt, stretches, logProbabilities }: SaidText,
): Promise<TimedWord[]> {
  const tokens = stretches.flatMap((stretch) => stretch.tokens);
  if (tokens.length === 0 || !alignmentHeads) return [];
  const first = await tokenFrames(decoder, encoded, {
    heads: alignmentHeads,
    prompt,
    tokens,
    endToken: markers.end,
    mostFrames: encoded.positions,
  });
  let at = 0;
  return stretches.flatMap(({ tokens: said, start, end }) => {
    const from = at;
    at += said.length;
    const timed = timedTokens(said, logProbabilities.slice(from, at), first.slice(from, at + 1));
    const kept = (seconds: number) => Math.min(end, Math.max(start, seconds));
    const plan = {
      vocabulary: tokenizer,
      frameSeconds: 1 / stepsPerSecond,
      seconds: end,
      scale: confidenceScales.whisper,
    };
    return wordsOf(timed, plan).map((word) => ({ ...word, start: kept(word.start), end: kept(word.end) }));
  });
}
