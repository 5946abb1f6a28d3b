/**
 * Doubts about a final text: signs that the decoder has lost the audio. The thresholds are outside the range of 38 recordings of speech;
 * the source of each is stated beside it.
 */

import { certainSpeech, isStockPhrase } from '../../core/checks/stock-phrases.ts';
import { meanOf } from '../../core/mean.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Doubt, Recognition, SpeechRange } from '../../protocol/speech.ts';
import { bearsText } from '../features/syllables.ts';
import { compressionOf } from '../text/compression-ratio.ts';
import { countWords } from '../text/unspaced-scripts.ts';

/** Mean log-probability of the tokens. The lowest of speech is -0.75, in noise as loud as the voice. OpenAI's Whisper uses -1, too. */
const leastLogProbability = -1;
/**
 * The same where the speech gate is fairly certain of speech, and a model that tells of silence hears some: in 65 stretches of speech, 24 of
 * them in noise that is as loud as the voice or up to 10 dB below it, what Whisper tiny.en finds has -1.28 and more and a probability of no
 * speech of 0.28 and less, all but one text. What tiny.en and base make of 35 stretches without speech has -1.45 and less, or 0.57 and more.
 */
const leastOfSpeech = -1.3;
/** Mean probability of speech from which that holds, which the usual gate asks of a brief sound, and of no speech up to which. */
const fairlyCertain = 0.75;
const hardlySilence = 0.3;
/** Probability of no speech from which a model does not hear any, as in OpenAI's own code. */
const mostNoSpeech = 0.6;
/** Words a second of speech: the slowest recording has 0.9. */
const slowestWords = 0.4;
/** Seconds of speech from which the rate of words is meaningful. */
const longEnough = 2;
/** Compression ratio, as in OpenAI's Whisper. */
const greatestCompression = 2.4;
/** The doubt about the final text of `samples`; null for a text that may be shown. */
export async function doubtOf(
  result: Recognition,
  { speech, certainty }: SpeechRange,
  samples: Float32Array,
): Promise<Doubt | null> {
  const { text, ending, logProbabilities, noSpeech = 1 } = result;
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (ending === 'loop') return 'repetition';
  if (ending === 'limit') return 'too-fast';
  if (certainty < certainSpeech && (isStockPhrase(text) || hearsNone(result))) return 'invented';
  const seconds = speech / speechRate;
  if (seconds >= longEnough && leastWords(text) < slowestWords * seconds) return 'too-slow';
  const isSpeech = noSpeech <= hardlySilence && certainty >= fairlyCertain;
  if (meanOf(logProbabilities) < (isSpeech ? leastOfSpeech : leastLogProbability)) return 'unlikely';
  // Who says something ten times is right to find it ten times.
  return (await compressionOf(text)) > greatestCompression && !bearsText(samples, text) ? 'repetition' : null;
}

/**
 * True when the model itself tells that nobody speaks: Whisper tiny and base do so of 75 of 132 stretches without speech, and of no
 * speech but three strings of digits. It is believed where the speech gate is not certain either.
 */
const hearsNone = ({ noSpeech = 0 }: Recognition): boolean => noSpeech > mostNoSpeech;

/** Words that were said for a text, at the least: one for two digits of a number. Whisper writes eight digits, said one by one, as "423-23-148". */
function leastWords(text: string): number {
  const numbers = (text.match(/\S+/g) ?? []).map((word) => Math.ceil((word.match(/\d/g) ?? []).length / 2));
  return numbers.reduce((sum, pairs) => sum + Math.max(0, pairs - 1), countWords(text));
}
