/** When a sound is heard in other views, too, and which text of them is taken. */

import { meanOf } from '../../core/mean.ts';
import type { Recognition, TimedText } from '../../protocol/speech.ts';
import { likeliestView, type ViewsPlan } from '../decoding/likeliest-view.ts';

/**
 * Mean log-probability below which a text is not sure: a third of the texts of clear speech, half of those in noise. So Whisper base errs in
 * 162 of 1,105 words instead of 173, tiny in 94 of 722 instead of 99 and in noise in 153 of 699 instead of 176.
 */
export const leastSure = -0.3;

interface ViewsOfSound extends Pick<Required<ViewsPlan<Recognition>>, 'isHurried'> {
  hear: (view: Float32Array) => Promise<Recognition | null>;
  /** Called with the first text where others may follow. */
  onFirst: (first: Recognition) => void;
}

/** The likeliest text of `first`, which was found in `samples`, and of other views of them where it is not sure. Null when abandoned. */
export async function bestView(
  first: Recognition | null,
  samples: Float32Array,
  { hear, onFirst, isHurried }: ViewsOfSound,
): Promise<Recognition | null> {
  if (!first || isSure(first)) return first;
  onFirst(first);
  return likeliestView(first, samples, {
    async hear(view, speed) {
      const found = await hear(view);
      return found && inTimeOf(found, speed);
    },
    likelihoodOf,
    isHurried,
  });
}

const isSure = ({ ending, logProbabilities }: Recognition): boolean =>
  ending === 'end' && meanOf(logProbabilities) >= leastSure;

/**
 * Between the sum of the log-probabilities, for which a text is the likelier the shorter it is, and their mean, which rewards whatever is
 * long. A text that did not end by itself comes last.
 */
function likelihoodOf({ ending, tokens, logProbabilities }: Recognition): number {
  if (ending !== 'end' || tokens.length === 0) return Number.NEGATIVE_INFINITY;
  return meanOf(logProbabilities) * Math.sqrt(tokens.length);
}

/** With its times in the samples as they were before they were played at `speed`. */
export function inTimeOf(found: Recognition, speed: number): Recognition {
  const { segments, words } = found;
  const slower = <Timed extends TimedText>(timed: Timed): Timed => ({
    ...timed,
    start: timed.start * speed,
    end: timed.end * speed,
  });
  return { ...found, ...(segments && { segments: segments.map(slower) }), ...(words && { words: words.map(slower) }) };
}
