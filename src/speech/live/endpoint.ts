/**
 * Endpoint detection: how long a silence must last until the text before it is final. The silence after a complete sentence may be shorter
 * than one within a sentence, and a silence that may still contain speech must be longer.
 */

import type { Pace } from '../../protocol/speech.ts';
import { sentenceEnd } from '../text/sentence-end.ts';

/** Milliseconds of silence after a complete sentence and within one, for a calm silence and a doubtful one. */
const hangover = {
  whole: { calm: 450, doubtful: 650 },
  middle: { calm: 800, doubtful: 900 },
};

/** Mean probability of speech from which a silence is doubtful: breath, a drawn-out consonant, a distant voice. */
const doubtful = 0.1;

/** Factor for speakers who pause to think, which they choose in the settings. */
const slowFactor = 1.6;

/**
 * Whether `text`, of audio that ends in silence, ends a sentence. Models put a full stop wherever the audio stops, so a full stop counts
 * only when the hypothesis `before`, of audio that still contained speech at its end, had it as well.
 */
export function endsSentence(text: string, before: string): boolean {
  return sentenceEnd.test(text.trimEnd()) && text.trim() === before.trim();
}

/** Milliseconds of silence until the endpoint. `speechProbability` is the mean probability of speech in the silence so far. */
export function hangoverMs(isSentence: boolean, speechProbability: number, pace: Pace): number {
  const { calm, doubtful: longer } = isSentence ? hangover.whole : hangover.middle;
  return (speechProbability < doubtful ? calm : longer) * (pace === 'slow' ? slowFactor : 1);
}
