/**
 * Notices that somebody speaks another language than the model knows: it writes fluent nonsense then, of which it is not sure, or what it
 * writes is withheld for being unlikely. On recordings in its own language neither happens, not even in loud noise.
 */

import { speechRate } from '../../core/resampler.ts';
import type { Doubt, SaidWord } from '../../protocol/speech.ts';
import type { WithheldRange } from './withheld-ranges.ts';

export interface HeardSpeech {
  words: readonly Pick<SaidWord, 'confidence'>[];
  withheld: readonly WithheldRange[];
  /** Speech over what is between the words, in dB; null where that is not known. */
  snrDb: number | null;
}

/** A text of fewer words says little about its language. */
const leastWords = 5;
/**
 * Mean logarithm of the words' confidence. In its own language a model has −0.4 and more, in loud noise −0.8, and in another language −0.6
 * to −1.1.
 */
const unsure = { inQuiet: -0.55, inNoise: -0.9 };
/** Signal-to-noise ratio in dB from which on noise is no reason to be unsure. */
const quiet = 12;
/** Seconds; less may be a cough or a word cut in two. */
const leastWithheld = 1.5;
/** What the text of another language is doubted for. */
const reasons: readonly Doubt[] = ['unlikely', 'repetition'];
const leastConfidence = 1e-6;

export function isOtherLanguage({ words, withheld, snrDb }: HeardSpeech): boolean {
  const unlikely = withheld
    .filter(({ reason }) => reasons.includes(reason))
    .reduce((total, { start, end }) => total + end - start, 0);
  if (unlikely >= leastWithheld * speechRate) return true;
  if (words.length < leastWords) return false;
  const sum = words.reduce((total, { confidence }) => total + Math.log(Math.max(leastConfidence, confidence)), 0);
  return sum / words.length <= (snrDb !== null && snrDb >= quiet ? unsure.inQuiet : unsure.inNoise);
}
