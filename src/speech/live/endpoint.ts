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
 * Log-probability of a mark that is sure to end a sentence: a probability of 0.7. Models put a full stop wherever the audio stops, but within
 * a sentence they are less sure of it. In 38 recordings the embedded model is so at 8 of 32 pauses within a sentence, one of which lasts
 * until the endpoint, and at 40 of 52 behind one. Whether the text before the silence ended in the mark already says little more, and that
 * text mostly lacks the last word.
 */
const sure = Math.log(0.7);

/** Whether `text`, of audio that ends in silence, ends a sentence. `last` is the log-probability of its last token. */
export function endsSentence(text: string, last: number): boolean {
  return last >= sure && sentenceEnd.test(text.trimEnd());
}

/** Milliseconds of silence until the endpoint. `speechProbability` is the mean probability of speech in the silence so far. */
export function hangoverMs(isSentence: boolean, speechProbability: number, pace: Pace): number {
  const { calm, doubtful: longer } = isSentence ? hangover.whole : hangover.middle;
  return (speechProbability < doubtful ? calm : longer) * (pace === 'slow' ? slowFactor : 1);
}
