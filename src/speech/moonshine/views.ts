/**
 * When a sound is heard in other views, too, and which text of them is taken. On 1,927 words, half of them in noise, greedy search errs in
 * 20.4 %, the best of three views in 18.3 %; looking again only at what is doubtful costs two thirds as much and gives 18.5 %. On 2,669
 * words of short and long recordings the rules here err in 405, as do all views of all texts with a mean of -0.1 or less, and
 * long recordings cost 1.13 times one view in place of 1.48.
 */

import { likeliestView, type ViewsPlan } from '../decoding/likeliest-view.ts';
import type { Found } from '../decoding/search-options.ts';

/** Mean log-probability, the end token included, above which a text is not doubtful. */
const sure = -0.2;
/**
 * Seconds of sound up to which other views are worth their time. A longer text is a guess in one place or another nearly always, and which
 * of its views is likeliest says little of any: on 1,721 words of long recordings they cost as much again and change no error for the
 * better, while on 948 words of recordings of up to 12 s they mend 19 of 184.
 */
const longest = 12;
/** What a text loses that did not end by itself. */
const unended = -20;

/** Whether a text of so many seconds is to be heard in other views. */
export function isDoubtful(found: Found, seconds: number): boolean {
  if (found.ending !== 'end') return true;
  return seconds <= longest && sumOf(found) <= sure * (found.tokens.length + 1);
}

/** The likeliest text of `first`, which was found in `samples`, and those of the other views. Null when abandoned. */
export function bestView(
  first: Found,
  samples: Float32Array,
  plan: Pick<ViewsPlan<Found>, 'hear' | 'isHurried'>,
): Promise<Found | null> {
  return likeliestView(first, samples, { ...plan, likelihoodOf });
}

/** The plain sum: divided by the length, it rewards loops. */
const likelihoodOf = (found: Found): number => sumOf(found) + (found.ending === 'end' ? 0 : unended);

function sumOf({ logProbabilities, endLogProbability = 0 }: Found): number {
  return logProbabilities.reduce((sum, each) => sum + each, endLogProbability);
}
