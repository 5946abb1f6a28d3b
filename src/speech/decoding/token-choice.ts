/** Choice of tokens from logits: the likeliest one, the best few, or a random one. Logits that are not finite are `output-broken`. */

import { type Draw, gumbelNoise } from '../graph/gumbel-noise.ts';
import { requireNumber } from '../runtime/require-finite.ts';

export interface Choice {
  token: number;
  /** Natural logarithm of the token's probability. */
  logProbability: number;
}

/** Terms this far below the greatest logit change the sum of exponentials by less than one part in 10^6. */
const negligible = -16;

/** The likeliest token, the first of equals, without `forbidden`. Throws `output-broken`. */
export function likeliest(scores: Float32Array, forbidden = -1): Choice {
  const token = greatestOf(scores, forbidden);
  const logProbability = scores[token]! - logSumOfExponentials(scores, forbidden);
  requireNumber(logProbability);
  return { token, logProbability };
}

export function logProbabilityOf(scores: Float32Array, token: number): number {
  return scores[token]! - logSumOfExponentials(scores);
}

/** A token drawn by its probability at a temperature, without `forbidden`. Throws `output-broken`. */
export function drawn(scores: Float32Array, { temperature, start }: Draw, forbidden = -1): Choice {
  if (mostTokens < scores.length) {
    noise = gumbelNoise(scores.length);
    mostTokens = scores.length;
  }
  const token = greatestOf(
    scores.map((score, i) => score + temperature * noise[start + i]!),
    forbidden,
  );
  const logProbability = scores[token]! - logSumOfExponentials(scores, forbidden);
  requireNumber(logProbability);
  return { token, logProbability };
}

/** Computed when the first token is drawn, for draws among so many. */
let noise = new Float32Array();
let mostTokens = 0;

/** The probabilities behind these scores, normalised to a sum of 1. */
export function shares(scores: readonly number[]): number[] {
  const greatest = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - greatest));
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / total);
}

function greatestOf(scores: Float32Array, forbidden: number): number {
  let place = -1;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i]! > greatest && i !== forbidden) {
      greatest = scores[i]!;
      place = i;
    }
  }
  return place;
}

export function logSumOfExponentials(scores: Float32Array, forbidden = -1): number {
  const greatest = scores[greatestOf(scores, forbidden)]!;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const below = scores[i]! - greatest;
    if (below > negligible && i !== forbidden) sum += Math.exp(below);
  }
  return greatest + Math.log(sum);
}
