/**
 * How sure a model is of a word, as the share of such words that are right. The likelihood of a word's tokens says nearly that: the geometric
 * mean of them tells right words from wrong ones better than the least likely one or their product.
 */

import { meanOf } from '../../core/mean.ts';
import type { Family } from '../../protocol/model.ts';

/** The log-odds of a word being right, from those that its tokens give: `offset + slope × given`. */
export interface ConfidenceScale {
  offset: number;
  slope: number;
}

/** A model that is right as often as it is sure. */
const asGiven: ConfidenceScale = { offset: 0, slope: 1 };

/**
 * Fitted to words of recordings as they are and in noise (`benches/words/confidence.ts`). Whisper is right more often than it is sure: fitted to
 * half of the words of tiny.en or base, confidence is 2 to 4 points beside the share of right words in the other half, and 4 to 8 without a
 * scale. Moonshine's are better without, and so are those of a small stand-in for Parakeet, in one of two halves.
 */
export const confidenceScales: Readonly<Record<Family, ConfidenceScale>> = {
  moonshine: asGiven,
  whisper: { offset: 0.75, slope: 0.85 },
  parakeet: asGiven,
  ctc: asGiven,
};

/** Log-odds beyond which a model is not more certain. */
const certain = 9;

/** From the log-probabilities of a word's tokens, 0 to 1. */
export function wordConfidence(logProbabilities: readonly number[], { offset, slope }: ConfidenceScale): number {
  return 1 / (1 + Math.exp(-(offset + slope * givenOdds(logProbabilities))));
}

/** The log-odds that the tokens of a word give. */
export function givenOdds(logProbabilities: readonly number[]): number {
  const likelihood = Math.exp(meanOf(logProbabilities));
  return Math.max(-certain, Math.min(certain, Math.log(likelihood / (1 - likelihood))));
}
