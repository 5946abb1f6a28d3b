/**
 * What makes a final text doubtful: signs that a decoder has left the audio. Thresholds lie outside what 38 recordings of speech give;
 * where they come from is said beside each.
 */

import { meanOf } from '../../core/mean.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Doubt, Recognition, SpeechRange } from '../../protocol/speech.ts';
import { compressionOf } from '../text/compression-ratio.ts';
import { countWords } from '../text/unspaced-scripts.ts';

/** Mean log-probability of tokens: the least of speech is -0.75, in noise as loud as the voice. OpenAI's Whisper takes -1, too. */
const leastLogProbability = -1;
/** Words a second of speech: the slowest recording has 0.9. */
const slowestWords = 0.4;
/** Seconds of speech from which its rate says something. */
const longEnough = 2;
/** Ratio of the text's length to its deflated length; as OpenAI's Whisper. */
const greatestCompression = 2.4;
/** Mean probability of speech under which a stock phrase is more likely than that somebody said it. */
const certainSpeech = 0.85;

/** What this family writes over noise, music and silence: all texts of the recordings without speech, and nothing else. */
const stockPhrases = /^(you|thank you( for watching)?|i don't know|transcript \p{L}+ \p{L}+|thanks for watching)$/u;

/** Null for a text that may be shown. */
export async function doubtOf(result: Recognition, { speech, certainty }: SpeechRange): Promise<Doubt | null> {
  const { text, ending, logProbabilities } = result;
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (ending === 'loop') return 'repetition';
  if (ending === 'limit') return 'too-fast';
  if (certainty < certainSpeech && isStockPhrase(text)) return 'invented';
  const seconds = speech / speechRate;
  if (seconds >= longEnough && countWords(text) < slowestWords * seconds) return 'too-slow';
  if (meanOf(logProbabilities) < leastLogProbability) return 'unlikely';
  return (await compressionOf(text)) > greatestCompression ? 'repetition' : null;
}

/** The same sentence again and again is one, too. */
function isStockPhrase(text: string): boolean {
  const sentences = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[.!?,]+/);
  return sentences
    .map((sentence) => sentence.replace(/[^\p{L}\p{N}' ]+/gu, '').trim())
    .filter(Boolean)
    .every((sentence) => stockPhrases.test(sentence));
}
