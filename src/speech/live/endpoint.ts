/**
 * How long a silence must last until what was said counts as finished. A speaker who has ended a sentence is waited for less than one
 * who has not, and a silence in which something may still be speech is given longer.
 */

import type { Pace } from '../../protocol/speech.ts';

/** Milliseconds: after a whole sentence or in the middle of one, in a calm silence or a doubtful one. */
const hangover = {
  whole: { calm: 450, doubtful: 650 },
  middle: { calm: 800, doubtful: 900 },
};

/** Mean probability of speech from which a silence is doubtful: breath, a drawn-out consonant, a voice far away. */
const doubtful = 0.1;

/** People who stop to think say so in the settings. */
const slowFactor = 1.6;

const sentenceEnd = /[.!?…。！？]["'”’)\]]*$/u;

/**
 * Whether `text`, found in a silence, ends a sentence. A model puts a full stop wherever the audio stops, so only one that stood there
 * `before` the silence, when the audio still went on, says something.
 */
export function endsSentence(text: string, before: string): boolean {
  return sentenceEnd.test(text.trimEnd()) && text.trim() === before.trim();
}

/** Milliseconds of silence. `doubt`: mean probability of speech in it so far. */
export function hangoverMs(isSentence: boolean, speechProbability: number, pace: Pace): number {
  const { calm, doubtful: longer } = isSentence ? hangover.whole : hangover.middle;
  return (speechProbability < doubtful ? calm : longer) * (pace === 'slow' ? slowFactor : 1);
}
