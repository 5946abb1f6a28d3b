/** When each word was spoken, and how likely it is. */

import type { TimedWord } from '../../protocol/engine.ts';
import type { MergedDecoder } from '../merged-decoder.ts';
import { combined, firstFrames, headWeights } from './alignment.ts';
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
  { hidden, positions }: Encoded,
  { prompt, stretches, logProbabilities }: SaidText,
): Promise<TimedWord[]> {
  const { tokenizer, markers } = contract;
  const tokens = stretches.flatMap((stretch) => stretch.tokens);
  if (tokens.length === 0) return [];
  const heads = contract.alignmentHeads ?? [];
  const layers = layersOf(heads);
  const all = [...prompt, ...tokens, markers.end];
  const attentions = await decoder.attentions(hidden, all, layers);
  const frames = Math.min(positions, attentions[0]!.frames);
  const weights = combined(
    heads.map(([layer, head]) => headWeights(attentions[layers.indexOf(layer)]!, head, all.length, frames)),
    all.length,
    frames,
  );
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

/** Tokens that belong to one word; signs that follow a word belong to it. */
function wordsOf(tokens: readonly number[], beginsWord: (token: number) => boolean): { start: number; end: number }[] {
  const starts = tokens.map((_, at) => at).filter((at) => at === 0 || beginsWord(tokens[at]!));
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? tokens.length }));
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
