/** When a sound is heard in other views, too, and which text of them is taken. */

import { meanOf } from '../../core/mean.ts';
import { keptWords } from '../../core/word-alignment.ts';
import type { Recognition, TimedText } from '../../protocol/speech.ts';
import { type OtherViews, textsInViews } from '../decoding/likeliest-view.ts';

/**
 * Likelihood below which a text is not sure: a quarter of the texts of clear speech. So Whisper tiny.en errs in 67 of 505 words, as plain
 * decoding of the whole recordings does in 61; with a threshold of the mean, -0.3, and the likeliest view in 74, and it listens again more
 * often. On the hardest 11 of these recordings base errs in 50 of 156 words, plain in 50, by the mean in 53.
 */
const leastSure = -1.5;

interface Likely {
  logProbabilities: readonly number[];
}

interface ViewsOfSound extends Pick<Required<OtherViews<Recognition>>, 'isHurried'> {
  hear: (view: Float32Array) => Promise<Recognition | null>;
  /** Called with the first text where others may follow. */
  onFirst: (first: Recognition) => void;
}

/** `first`, which was found in `samples`; where it is not sure, the text on which other views of them agree best. Null when abandoned. */
export async function bestView(
  first: Recognition | null,
  samples: Float32Array,
  { hear, onFirst, isHurried }: ViewsOfSound,
): Promise<Recognition | null> {
  if (!first || isSure(first)) return first;
  onFirst(first);
  const texts = await textsInViews(first, samples, {
    async hear(view, speed) {
      const found = await hear(view);
      return found && inTimeOf(found, speed);
    },
    isHurried,
  });
  return texts && agreedOf(texts);
}

/** Whether no other view needs to be heard. */
export const isSure = (text: Likely & Pick<Recognition, 'ending'>): boolean =>
  text.ending === 'end' && likelihoodOf(text) >= leastSure;

/**
 * The text with the least distance from what the sound may say (minimum Bayes risk): from all texts, each by its likelihood. So two views
 * that agree outvote one that is somewhat likelier. A text that did not end by itself comes last.
 */
function agreedOf(texts: readonly Recognition[]): Recognition {
  const ended = texts.filter(({ ending, tokens }) => ending === 'end' && tokens.length > 0);
  const risk = (text: Recognition) =>
    ended.reduce((sum, other) => sum + Math.exp(likelihoodOf(other)) * distance(text, other), 0);
  return ended.reduce((best, text) => (risk(text) < risk(best) ? text : best), ended[0] ?? texts[0]!);
}

/** Number of tokens of one text only. */
const distance = ({ tokens }: Recognition, other: Recognition): number =>
  tokens.length + other.tokens.length - 2 * keptWords(tokens.map(String), other.tokens.map(String)).length;

/**
 * Between the sum of the log-probabilities, for which a text is the likelier the shorter it is, and their mean, which rewards whatever is
 * long.
 */
function likelihoodOf({ logProbabilities }: Likely): number {
  return meanOf(logProbabilities) * Math.sqrt(logProbabilities.length);
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
