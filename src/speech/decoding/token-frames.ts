/** The frames of the audio at which the tokens of a text begin, from what a decoder attends to: one pass over all of them. */

import { combined, firstFrames, headWeights } from './alignment.ts';
import type { EncoderOutput, MergedDecoder } from './merged-decoder.ts';

/** The heads of the cross-attention that follow the audio: layer and head. */
export type AlignmentHeads = readonly (readonly [number, number])[];

export interface SaidTokens {
  heads: AlignmentHeads;
  /** The tokens before the text, up to the one that it begins behind. */
  prompt: readonly number[];
  tokens: readonly number[];
  endToken: number;
  /** Frames in which there is sound. */
  mostFrames: number;
}

/** The layers whose cross-attention is needed. */
export const layersOf = (heads: AlignmentHeads): number[] =>
  [...new Set(heads.map(([layer]) => layer))].sort((a, b) => a - b);

/** The first frame of each token and, as the last number, the frame behind them. The decoder must attend with all of these heads. */
export async function tokenFrames(
  decoder: Pick<MergedDecoder, 'attentions'>,
  heard: EncoderOutput,
  { heads, prompt, tokens, endToken, mostFrames }: SaidTokens,
): Promise<number[]> {
  const all = [...prompt, ...tokens, endToken];
  const layers = layersOf(heads);
  const attentions = await decoder.attentions(heard, all, layers);
  const frames = Math.min(mostFrames, attentions[0]!.frames);
  const followed = heads.map(([layer, head]) =>
    headWeights(attentions[layers.indexOf(layer)]!, head, all.length, frames),
  );
  // From the prompt's last token, whose attention tells where the first word begins, to the text's last token.
  const from = (prompt.length - 1) * frames;
  const rows = tokens.length + 1;
  return firstFrames(combined(followed, all.length, frames).slice(from, from + rows * frames), rows, frames);
}
