/**
 * Temperature fallback (Radford et al. 2022, §4.5): a text that fails the checks is decoded once more at a higher temperature, with the
 * thresholds of OpenAI's own code, but not with its six temperatures: those keep a slow device busy for a long time, over noise in which
 * they find no more words. The random numbers are the same every time.
 */

import { meanOf } from '../../core/mean.ts';
import type { Found } from '../decoding/search-options.ts';
import { compressionOf } from '../text/compression-ratio.ts';

const temperatures = [0, 0.4];
/** Compression ratio above which a text is repetitive. */
const mostCompression = 2.4;
/** Mean log-probability below which a text is a guess. */
const leastLogProbability = -1;
/** Probability of no speech above which a guess is no text. */
const mostNoSpeech = 0.6;

export interface Attempt {
  found: Found;
  text: string;
  temperature: number;
  /** Probability of no speech; 0 where the model does not tell. */
  noSpeech: number;
}

/** Whether a text may be in the prompt of the next window: a guess or a loop would continue there. */
export const isTrusted = ({
  ending,
  logProbabilities,
  temperature,
}: Pick<Found, 'ending' | 'logProbabilities'> & Pick<Attempt, 'temperature'>): boolean =>
  temperature === 0 && ending === 'end' && meanOf(logProbabilities) >= leastLogProbability;

/** True when the text is a guess and the model itself found no speech. */
export const isSilence = ({ found, noSpeech }: Attempt): boolean =>
  noSpeech > mostNoSpeech && meanOf(found.logProbabilities) < leastLogProbability;

/**
 * The first attempt that passes the checks, else the likeliest one that reached its end, of those that might begin. Null when one was
 * abandoned.
 */
export async function withFallback(
  attemptAt: (temperature: number) => Promise<Attempt | null>,
  mayGoOn: () => boolean,
): Promise<Attempt | null> {
  const attempts: Attempt[] = [];
  for (const temperature of temperatures) {
    if (attempts.length > 0 && !mayGoOn()) break;
    const attempt = await attemptAt(temperature);
    if (!attempt) return null;
    if (isSilence(attempt) || (await isBelievable(attempt))) return attempt;
    attempts.push(attempt);
  }
  const ended = attempts.filter(({ found }) => found.ending === 'end');
  const likelihood = ({ found }: Attempt) => meanOf(found.logProbabilities);
  return (ended.length > 0 ? ended : attempts).reduce((best, each) =>
    likelihood(each) > likelihood(best) ? each : best,
  );
}

async function isBelievable({ found, text }: Attempt): Promise<boolean> {
  if (found.ending !== 'end' || meanOf(found.logProbabilities) < leastLogProbability) return false;
  return (await compressionOf(text)) <= mostCompression;
}
