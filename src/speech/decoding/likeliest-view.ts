/**
 * Several views of one sound. Played a little slower or faster the same speech gives other texts where the model is not sure, and one of
 * them is right more often than the first. Which is believed is measured for each family.
 */

import { atSpeed } from '../../core/resampler.ts';

const speeds = [0.95, 1.05];

export interface OtherViews<Text> {
  /** Null when abandoned, as it is when there is no more time. */
  hear: (view: Float32Array, speed: number) => Promise<Text | null>;
  /** Called between views; true leaves the others out. */
  isHurried?: () => boolean;
  /** Called with the texts so far behind each view; true leaves the others out. */
  isEnough?: (texts: readonly Text[]) => boolean;
}

export interface ViewsPlan<Text> extends Omit<OtherViews<Text>, 'isEnough'> {
  likelihoodOf: (text: Text) => number;
}

/** `first`, which was found in `samples`, and the texts of other views of them. Null when abandoned. */
export async function textsInViews<Text>(
  first: Text,
  samples: Float32Array,
  { hear, isHurried = () => false, isEnough = () => false }: OtherViews<Text>,
): Promise<Text[] | null> {
  const texts = [first];
  for (const speed of speeds) {
    if (isHurried()) break;
    const found = await hear(atSpeed(samples, speed), speed);
    if (!found) return isHurried() ? texts : null;
    texts.push(found);
    if (isEnough(texts)) break;
  }
  return texts;
}

/**
 * The likeliest text of `first`, which was found in `samples`, and of other views of them; of equals the first. Behind a view with no likelier
 * text no further one is heard: it would cost time and make no fewer errors. Null when abandoned.
 */
export async function likeliestView<Text>(
  first: Text,
  samples: Float32Array,
  plan: ViewsPlan<Text>,
): Promise<Text | null> {
  const { likelihoodOf } = plan;
  const texts = await textsInViews(first, samples, {
    ...plan,
    isEnough: (found) => likelihoodOf(found.at(-1)!) <= likelihoodOf(found.at(-2)!),
  });
  return texts?.reduce((best, text) => (likelihoodOf(text) > likelihoodOf(best) ? text : best)) ?? null;
}
