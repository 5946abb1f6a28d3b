/** Words with their times and probabilities. */

import { meanOf } from '../../core/mean.ts';
import type { TimedWord } from '../../protocol/speech.ts';
import type { EncoderOutput, MergedDecoder } from '../decoding/merged-decoder.ts';
import { tokenWords } from '../text/token-words.ts';
import { combined, firstFrames, headWeights } from './alignment.ts';
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

/** The layers whose cross-attention is needed. */
export const layersOf = (heads: WhisperContract['alignmentHeads']): number[] =>
  [...new Set((heads ?? []).map(([layer]) => layer))].sort((a, b) => a - b);

/** The words of a window with their seconds, from one decoder pass. The decoder must give attentions and the contract alignment heads. */
export async function wordTimes(
  decoder: MergedDecoder,
  contract: WhisperContract,
  encoded: Encoded,
  { prompt, stretches, logProbabilities }: SaidText,
): Promise<TimedWord[]> {
  const { tokenizer, markers } = contract;
  const tokens = stretches.flatMap((stretch) => stretch.tokens);
  if (tokens.length === 0) return [];
  const all = [...prompt, ...tokens, markers.end];
  const heads = await alignmentWeights(decoder, contract, encoded, all, encoded.positions);
  const frames = heads[0]!.length / all.length;
  const weights = combined(heads, all.length, frames);
  // From the prompt's last token, whose attention tells where the first word begins, to the text's last token.
  const from = (prompt.length - 1) * frames;
  const rows = tokens.length + 1;
  const first = firstFrames(weights.slice(from, from + rows * frames), rows, frames);

  let at = 0;
  return stretches.flatMap(({ tokens: said, start, end }) => {
    const offset = at;
    at += said.length;
    const kept = (frame: number) => Math.min(end, Math.max(start, frame / stepsPerSecond));
    return tokenWords(said, (token) => tokenizer.beginsWord(token)).map((word) => ({
      text: tokenizer.textOf(said.slice(word.start, word.end)),
      start: kept(first[offset + word.start]!),
      end: kept(first[offset + word.end]!),
      confidence: Math.exp(meanOf(logProbabilities.slice(offset + word.start, offset + word.end))),
    }));
  });
}

/** The attention of each alignment head, [tokens, frames], over at most `mostFrames` positions. */
async function alignmentWeights(
  decoder: MergedDecoder,
  { alignmentHeads }: WhisperContract,
  heard: EncoderOutput,
  tokens: readonly number[],
  mostFrames: number,
): Promise<Float64Array[]> {
  const layers = layersOf(alignmentHeads);
  const attentions = await decoder.attentions(heard, tokens, layers);
  return (alignmentHeads ?? []).map(([layer, head]) => {
    const attention = attentions[layers.indexOf(layer)]!;
    return headWeights(attention, head, tokens.length, Math.min(mostFrames, attention.frames));
  });
}
