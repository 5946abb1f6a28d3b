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
 * The same where a model that tells of silence hears speech, and the speech gate is fairly certain of it: in 71 stretches of speech, 36 of
 * them in noise as loud as the voice or little below it, all that Whisper tiny.en finds has -1.28 and more where the probability of no
 * speech is below its limit. What it makes of 22 stretches without speech has -1.45 and less there.
 */
const leastOfSpeech = -1.3;
/** Mean probability of speech from which that holds: the least that the usual gate asks of a brief sound. */
const fairlyCertain = 0.75;
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
  if (seconds >= longEnough && countWords(text) < slowestWords * seconds) return 'too-slow';
  const isSpeech = noSpeech <= mostNoSpeech && certainty >= fairlyCertain;
  if (meanOf(logProbabilities) < (isSpeech ? leastOfSpeech : leastLogProbability)) return 'unlikely';
  // Who says something ten times is right to find it ten times.
  return (await compressionOf(text)) > greatestCompression && !bearsText(samples, text) ? 'repetition' : null;
}

/**
 * True when the model itself tells that nobody speaks: Whisper tiny and base do so of 75 of 132 stretches without speech, and of no
 * speech but three strings of digits. It is believed where the speech gate is not certain either.
 */
const hearsNone = ({ noSpeech = 0 }: Recognition): boolean => noSpeech > mostNoSpeech;
