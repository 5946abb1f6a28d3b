/** Troubles that the audio itself betrays. */

import { speechRate } from '../core/resampler.ts';
import type { Hearing } from '../protocol/listen.ts';
import type { Trouble } from './states.ts';

/** A device that is muted in hardware or by the system delivers exact zeros. */
const mutedAfterSeconds = 2;
const silentAfterSeconds = 5;

/** Long enough to be read. */
const lossShownSeconds = 6;

/** What is wrong at this moment; null in health. */
export function troubleIn({ end, lastLoss, zerosFor, quietFor, firstSpeech }: Hearing): Trouble | null {
  if (lastLoss !== null && end - lastLoss < lossShownSeconds * speechRate) return 'audio-overrun';
  if (zerosFor >= mutedAfterSeconds) return 'mic-muted';
  if (quietFor >= silentAfterSeconds && firstSpeech === null) return 'mic-silent';
  return null;
}
