/** Reading a decoder's scores: the likeliest token, how likely it is, and the best few. Scores that are no numbers are `output-broken`. */

import { requireNumber } from '../runtime/require-finite.ts';

export interface Choice {
  token: number;
  /** Natural logarithm of its probability. */
  logProbability: number;
}

/** Terms this far below the greatest add less than one part in 10^6 each to the sum. */
const negligible = -16;

/** The likeliest token, the first of equals; `forbidden` is passed over. */
export function likeliest(scores: Float32Array, forbidden = -1): Choice {
  const token = greatestOf(scores, forbidden);
  const logProbability = scores[token]! - logSumOfExponentials(scores, forbidden);
  requireNumber(logProbability);
  return { token, logProbability };
}

export function logProbabilityOf(scores: Float32Array, token: number): number {
  return scores[token]! - logSumOfExponentials(scores);
}

/** The `count` likeliest tokens, best first, with the logarithms of their probabilities. */
export function best(scores: Float32Array, count: number, forbidden = -1): Choice[] {
  const tokens: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    if (i === forbidden || scores[i] === Number.NEGATIVE_INFINITY) continue;
    if (tokens.length === count && scores[i]! <= scores[tokens[count - 1]!]!) continue;
    let place = tokens.length;
    while (place > 0 && scores[tokens[place - 1]!]! < scores[i]!) place--;
    tokens.splice(place, 0, i);
    if (tokens.length > count) tokens.pop();
  }
  const total = logSumOfExponentials(scores, forbidden);
  requireNumber(scores[tokens[0]!]! - total);
  return tokens.map((token) => ({ token, logProbability: scores[token]! - total }));
}

/** A token drawn by its probability at a temperature above 0. `random` gives numbers from 0 to 1. */
export function drawn(scores: Float32Array, temperature: number, random: () => number, forbidden = -1): Choice {
  const greatest = scores[greatestOf(scores, forbidden)]!;
  const weight = (i: number) => (i === forbidden ? 0 : Math.exp((scores[i]! - greatest) / temperature));
  let total = 0;
  for (let i = 0; i < scores.length; i++) total += weight(i);
  let left = random() * total;
  let token = 0;
  for (let i = 0; i < scores.length && left >= 0; i++) {
    const share = weight(i);
    if (share > 0) token = i;
    left -= share;
  }
  return { token, logProbability: scores[token]! - logSumOfExponentials(scores, forbidden) };
}

/** Probabilities of these tokens among each other. */
export function shares(scores: Float32Array, tokens: readonly number[]): number[] {
  const greatest = Math.max(...tokens.map((token) => scores[token]!));
  const weights = tokens.map((token) => Math.exp(scores[token]! - greatest));
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

function logSumOfExponentials(scores: Float32Array, forbidden = -1): number {
  const greatest = scores[greatestOf(scores, forbidden)]!;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const below = scores[i]! - greatest;
    if (below > negligible && i !== forbidden) sum += Math.exp(below);
  }
  return greatest + Math.log(sum);
}
