/**
 * Notices that somebody speaks another language than the model knows: it writes fluent nonsense then, of which it is not sure, or what it
 * writes is withheld for being unlikely. On recordings in its own language neither happens, not even in loud noise.
 */

import { speechRate } from '../../core/resampler.ts';
import type { Doubt, SaidWord } from '../../protocol/speech.ts';
import type { WithheldRange } from './withheld-ranges.ts';

export interface HeardSpeech {
  words: readonly SaidWord[];
  withheld: readonly WithheldRange[];
}

/** A text of fewer words says little about its language. */
const leastWords = 5;
/** Mean logarithm of the words' confidence; digits in kitchen noise at 0 dB have −0.8, speech in the wrong language −0.8 to −1.1. */
const unsure = -0.9;
/** Seconds; less may be a cough or a word cut in two. */
const leastWithheld = 1.5;
/** What the text of another language is doubted for. */
const reasons: readonly Doubt[] = ['unlikely', 'repetition'];
const leastConfidence = 1e-6;

export function isOtherLanguage({ words, withheld }: HeardSpeech): boolean {
  const unlikely = withheld
    .filter(({ reason }) => reasons.includes(reason))
    .reduce((total, { start, end }) => total + end - start, 0);
  if (unlikely >= leastWithheld * speechRate) return true;
  if (words.length < leastWords) return false;
  const sum = words.reduce((total, { confidence }) => total + Math.log(Math.max(leastConfidence, confidence)), 0);
  return sum / words.length <= unsure;
}
