/** When each word was spoken, and how likely it is. */

import { meanOf } from '../../core/mean.ts';
import type { TimedWord } from '../../protocol/speech.ts';
import type { EncoderOutput, MergedDecoder } from '../decoding/merged-decoder.ts';
import { combined, firstFrames, headWeights, heaviestFrames } from './alignment.ts';
import type { WhisperContract } from './contract.ts';
import type { Encoded } from './encoded-audio.ts';
import { stepsPerSecond, type TimedTokens } from './timed-text.ts';

export interface SaidText {
  /** Prompt without timestamps, up to the marker that the text follows. */
  prompt: readonly number[];
  /** The text as it lies between moments: words stay within them. */
  stretches: readonly TimedTokens[];
  /** Of all its tokens. */
  logProbabilities: readonly number[];
}

/** Layers whose attentions are wanted. */
export const layersOf = (heads: WhisperContract['alignmentHeads']): number[] =>
  [...new Set((heads ?? []).map(([layer]) => layer))].sort((a, b) => a - b);

/** Words of a window with their seconds; `decoder` must have attentions, and the contract heads. One pass of the decoder. */
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
  // From the last marker, whose attention says where the first token begins, to the last token.
  const from = (prompt.length - 1) * frames;
  const rows = tokens.length + 1;
  const first = firstFrames(weights.slice(from, from + rows * frames), rows, frames);

  let at = 0;
  return stretches.flatMap(({ tokens: said, start, end }) => {
    const offset = at;
    at += said.length;
    const kept = (frame: number) => Math.min(end, Math.max(start, frame / stepsPerSecond));
    return wordsOf(said, (token) => tokenizer.beginsWord(token)).map((word) => ({
      text: tokenizer.textOf(said.slice(word.start, word.end)),
      start: kept(first[offset + word.start]!),
      end: kept(first[offset + word.end]!),
      confidence: Math.exp(meanOf(logProbabilities.slice(offset + word.start, offset + word.end))),
    }));
  });
}

/**
 * The position that each token attended to most, of all that the decoder listened to. Null where the graph or its makers do not tell which
 * attentions follow the audio.
 */
export async function attendedPositions(
  decoder: MergedDecoder,
  contract: WhisperContract,
  encoded: Encoded,
  prompt: readonly number[],
  tokens: readonly number[],
): Promise<{ positions: number[]; sounding: number } | null> {
  const { alignmentHeads, markers } = contract;
  if (!alignmentHeads || tokens.length === 0 || !decoder.attends(layersOf(alignmentHeads))) return null;
  const all = [...prompt, ...tokens, markers.end];
  const heads = await alignmentWeights(decoder, contract, encoded, all, Number.POSITIVE_INFINITY);
  // A token is said by the position before it.
  const positions = heaviestFrames(heads, all.length).slice(prompt.length - 1, -2);
  return { positions, sounding: encoded.positions };
}

/** Of each head that follows the audio: [tokens, frames], over at most so many frames. */
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

/** Tokens that belong to one word; signs that follow a word belong to it. */
function wordsOf(tokens: readonly number[], beginsWord: (token: number) => boolean): { start: number; end: number }[] {
  const starts = tokens.map((_, at) => at).filter((at) => at === 0 || beginsWord(tokens[at]!));
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? tokens.length }));
}
