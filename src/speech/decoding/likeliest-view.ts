/**
 * Several views of one sound. Played a little slower or faster the same speech gives other texts where the model is not sure, and the
 * likeliest of them is right more often than the first. What is likely is measured for each family.
 */

import { atSpeed } from '../../core/resampler.ts';

const speeds = [0.95, 1.05];

export interface ViewsPlan<Text> {
  /** Null when abandoned, as it is when there is no more time. */
  hear: (view: Float32Array, speed: number) => Promise<Text | null>;
  likelihoodOf: (text: Text) => number;
  /** Called between views; true leaves the others out. */
  isHurried?: () => boolean;
}

/** The likeliest of `first`, which was found in `samples`, and the texts of other views of them; of equals the first. Null when abandoned. */
export async function likeliestView<Text>(
  first: Text,
  samples: Float32Array,
  { hear, likelihoodOf, isHurried = () => false }: ViewsPlan<Text>,
): Promise<Text | null> {
  let best = first;
  for (const speed of speeds) {
    if (isHurried()) break;
    const found = await hear(atSpeed(samples, speed), speed);
    if (!found) return isHurried() ? best : null;
    if (likelihoodOf(found) > likelihoodOf(best)) best = found;
  }
  return best;
}
