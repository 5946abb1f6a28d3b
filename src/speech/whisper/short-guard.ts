/**
 * Checks of a text that was decoded from a shortened encoding. A model that does not tolerate one misses the end of the text: it repeats
 * all of it word by word with high probability (15 of 17 failures provoked on 86 recordings), or continues. Such a text is decoded again
 * from the whole window. Where the last word is attended to is no sign: OpenAI's own weights look into the silence behind correct texts.
 */

import { meanOf } from '../../core/mean.ts';
import { loopedTail } from '../decoding/repetition.ts';
import type { Found } from '../decoding/search-options.ts';
import { isSure } from './views.ts';

export interface ShortText {
  /** Text tokens only. */
  tokens: readonly number[];
  logProbabilities: readonly number[];
  ending: Found['ending'];
  /** Length of the audio. */
  seconds: number;
  /** How many dB it is above what is between its words; asked only where nobody waits. */
  spanDb: () => number;
  /** The rate of tokens in fast speech of its language. */
  tokensPerSecond: number;
  /** Nobody waits for the text. */
  isThorough: boolean;
}

export type ShortDoubt = 'no-end' | 'repetition' | 'rate' | 'log-probability' | 'noise';

/** Tokens that short speech may have above the rate: one long name. */
const spareTokens = 4;
/**
 * Mean below which a text is not sure enough. So Whisper base errs in 173 of 1,105 words, over the whole window in 174, and in 180 without
 * this sign; tiny in 89 of 722, 89 and 92; tiny in noise in 178 of 699, 171 and 190. A quarter of the texts are found twice then.
 */
const leastLogProbability = -0.5;

/**
 * Speech that is less above what is between its words is in noise, and behind noise silence is no pause of the same recording. Of 51
 * recordings as they are three have less, of 80 in noise as loud as the voice or up to 10 dB below it all have. On 30 of those Whisper
 * tiny.en errs in 73 of 465 words so, in 78 without this sign, and decoding of the whole recording in 72.
 */
const leastSpanDb = 24;

/** Fewest tokens of a repetition that is no emphasis. A person who does repeat that many costs one pass of the whole window. */
const fewestSaidTwice = 4;

/** Why the whole window should be encoded, or null. */
export function doubtOfShort(text: ShortText): ShortDoubt | null {
  const { tokens, logProbabilities, ending, seconds, tokensPerSecond, isThorough, spanDb } = text;
  if (ending === 'loop' || loopedTail(tokens) > 0 || endsTwice(tokens)) return 'repetition';
  if (ending === 'limit') return 'no-end';
  if (tokens.length > seconds * tokensPerSecond + spareTokens) return 'rate';
  if (meanOf(logProbabilities) < leastLogProbability || (isThorough && !isSure(text))) return 'log-probability';
  if (isThorough && spanDb() < leastSpanDb) return 'noise';
  return null;
}

/** True when the end of the text repeats the tokens directly before it. */
function endsTwice(tokens: readonly number[]): boolean {
  for (let period = fewestSaidTwice; 2 * period <= tokens.length; period++) {
    const tail = tokens.slice(-period);
    if (tail.every((token, at) => token === tokens[tokens.length - 2 * period + at])) return true;
  }
  return false;
}
