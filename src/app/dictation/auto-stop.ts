/** When a recording ends by itself: after so much silence that nothing more is likely to come. */

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
/** A breath between two sentences is no reason to count. */
const breathSeconds = 1;

/**
 * Whole seconds until the recording is to end, 0 when it is now; null while they are not to be counted. `wantedAt`: sample index at
 * which the person asked to go on.
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
