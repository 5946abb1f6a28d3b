/**
 * The time of each token from its cross-attention, as in OpenAI's own code: the attentions of the heads that follow the audio are
 * standardised over the tokens, smoothed and averaged, and dynamic time warping finds the monotonic path of the greatest weight.
 */

import type { Attention } from './merged-decoder.ts';

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
export function smoothed(row: Float64Array): Float64Array {
  const around = medianWidth >> 1;
  if (row.length <= around) return row;
  const mirrored = new Float64Array(row.length + 2 * around);
  mirrored.set(row, around);
  for (let i = 1; i <= around; i++) {
    mirrored[around - i] = row[i]!;
    mirrored[around + row.length - 1 + i] = row[row.length - 1 - i]!;
  }
  const neighbours = mirrored.slice(0, medianWidth).sort();
  const medians = new Float64Array(row.length);
  medians[0] = neighbours[around]!;
  for (let at = 1; at < row.length; at++) {
    exchange(neighbours, mirrored[at - 1]!, mirrored[at - 1 + medianWidth]!);
    medians[at] = neighbours[around]!;
  }
  return medians;
}

/** Of sorted numbers one goes and another one comes: three times as fast as to sort them anew. */
function exchange(sorted: Float64Array, gone: number, come: number): void {
  const last = sorted.length - 1;
  let at = 0;
  while (at < last && sorted[at] !== gone) at++;
  for (; at > 0 && sorted[at - 1]! > come; at--) sorted[at] = sorted[at - 1]!;
  for (; at < last && sorted[at + 1]! < come; at++) sorted[at] = sorted[at + 1]!;
  sorted[at] = come;
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
