/**
 * The time of each token from its cross-attention, as in OpenAI's own code: the attentions of the heads that follow the audio are
 * standardised over the tokens, smoothed and averaged, and dynamic time warping finds the monotonic path of the greatest weight.
 */

import type { Attention } from '../decoding/merged-decoder.ts';

/** Frames of the median filter, which removes single outliers. */
const medianWidth = 7;

/** The attention [tokens, frames] of one head over the first `frames` positions of the audio, each token's normalised to a sum of 1. */
export function headWeights(
  { frames: all, weights }: Attention,
  head: number,
  tokens: number,
  frames: number,
): Float64Array {
  const taken = new Float64Array(tokens * frames);
  for (let token = 0; token < tokens; token++) {
    const from = (head * tokens + token) * all;
    let sum = 0;
    for (let frame = 0; frame < frames; frame++) sum += weights[from + frame]!;
    for (let frame = 0; frame < frames; frame++) taken[token * frames + frame] = weights[from + frame]! / (sum || 1);
  }
  return taken;
}

/** The mean over heads of their attentions [tokens, frames], standardised over the tokens and smoothed over the frames. */
export function combined(heads: readonly Float64Array[], tokens: number, frames: number): Float64Array {
  const mean = new Float64Array(tokens * frames);
  for (const head of heads) {
    standardise(head, tokens, frames);
    for (let token = 0; token < tokens; token++) {
      const row = smoothed(head.subarray(token * frames, (token + 1) * frames));
      for (let frame = 0; frame < frames; frame++) mean[token * frames + frame]! += row[frame]! / heads.length;
    }
  }
  return mean;
}

/** Standardises each frame over the tokens, in place: mean 0, standard deviation 1. */
function standardise(weights: Float64Array, tokens: number, frames: number): void {
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    let squares = 0;
    for (let token = 0; token < tokens; token++) {
      const weight = weights[token * frames + frame]!;
      sum += weight;
      squares += weight * weight;
    }
    const mean = sum / tokens;
    const deviation = Math.sqrt(Math.max(0, squares / tokens - mean * mean)) || 1;
    for (let token = 0; token < tokens; token++) {
      weights[token * frames + frame] = (weights[token * frames + frame]! - mean) / deviation;
    }
  }
}

/** The row with a median filter; it is mirrored beyond its ends. */
function smoothed(row: Float64Array): Float64Array {
  const around = medianWidth >> 1;
  if (row.length <= around) return row;
  const neighbours = new Float64Array(medianWidth);
  return row.map((_, at) => {
    for (let i = 0; i < medianWidth; i++) {
      const place = Math.abs(at - around + i);
      neighbours[i] = row[place < row.length ? place : 2 * (row.length - 1) - place]!;
    }
    return neighbours.sort()[around]!;
  });
}

/** For each token, its first frame on the monotonic path with the greatest sum of weights [tokens, frames]. */
export function firstFrames(weights: Float64Array, tokens: number, frames: number): number[] {
  const width = frames + 1;
  const cost = new Float64Array((tokens + 1) * width).fill(Number.POSITIVE_INFINITY);
  const step = new Uint8Array((tokens + 1) * width);
  cost[0] = 0;
  for (let token = 1; token <= tokens; token++) {
    for (let frame = 1; frame <= frames; frame++) {
      const both = cost[(token - 1) * width + frame - 1]!;
      const text = cost[(token - 1) * width + frame]!;
      const time = cost[token * width + frame - 1]!;
      const best = both < text && both < time ? steps.both : text < both && text < time ? steps.text : steps.time;
      const before = best === steps.both ? both : best === steps.text ? text : time;
      cost[token * width + frame] = before - weights[(token - 1) * frames + frame - 1]!;
      step[token * width + frame] = best;
    }
  }
  const first = new Array<number>(tokens).fill(0);
  for (let token = tokens, frame = frames; token > 0 && frame > 0; ) {
    first[token - 1] = frame - 1;
    const taken = step[token * width + frame];
    if (taken !== steps.time) token--;
    if (taken !== steps.text) frame--;
  }
  return first;
}

const steps = { both: 0, text: 1, time: 2 };
