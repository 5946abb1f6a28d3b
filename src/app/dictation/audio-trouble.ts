/** Troubles that the audio itself betrays. */

import { speechRate } from '../../core/resampler.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { Trouble } from './dictation-step.ts';

/** A device that is muted in hardware or by the system delivers exact zeros. */
const mutedAfterSeconds = 2;
const silentAfterSeconds = 5;

/** Long enough to be read. */
const lossShownSeconds = 6;

/** dB by which speech must stand out; to be well again it needs more, so that the message does not flutter. */
const leastOverNoise = { toBecome: 5, toStay: 7 };

/** What is wrong at this moment; null in health. `shown`: what was wrong a moment ago. */
export function troubleIn(heard: Hearing, shown: Trouble | null): Trouble | null {
  const { end, lastLoss, zerosFor, quietFor, firstSpeech, snrDb } = heard;
  if (lastLoss !== null && end - lastLoss < lossShownSeconds * speechRate) return 'audio-overrun';
  if (zerosFor >= mutedAfterSeconds) return 'mic-muted';
  if (quietFor >= silentAfterSeconds && firstSpeech === null) return 'mic-silent';
  const least = shown === 'noise-loud' ? leastOverNoise.toStay : leastOverNoise.toBecome;
  if (snrDb !== null && snrDb < least) return 'noise-loud';
  return null;
}
