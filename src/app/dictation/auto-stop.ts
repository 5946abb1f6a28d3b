/** Automatic stop: ends a recording after a silence. */

import { speechRate } from '../../core/resampler.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { DictationSettings } from './dictation-settings.ts';

const limits: Record<DictationSettings['autoStop'], number> = {
  off: Number.POSITIVE_INFINITY,
  '3s': 3,
  '5s': 5,
  '10s': 10,
};

const countedSeconds = 3;
/** Silences shorter than this start no countdown. */
const breathSeconds = 1;

/**
 * Whole seconds until the recording ends, 0 when it ends now; null while there is no countdown. `wantedAt`: sample index (16 kHz) at which
 * the person last asked to continue.
 */
export function secondsLeft(
  { end, isSpeech, lastSpeech }: Pick<Hearing, 'end' | 'isSpeech' | 'lastSpeech'>,
  autoStop: DictationSettings['autoStop'],
  wantedAt: number,
): number | null {
  if (isSpeech || lastSpeech === null) return null;
  const silence = (end - Math.max(lastSpeech, wantedAt)) / speechRate;
  const left = Math.max(0, Math.ceil(limits[autoStop] - silence));
  return silence >= breathSeconds && left <= countedSeconds ? left : null;
}
