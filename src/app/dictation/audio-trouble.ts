/** Detects troubles of the audio input from the signal. */

import { speechRate } from '../../core/resampler.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { Trouble } from './dictation-step.ts';

/** Seconds of exact zeros after which the input counts as muted: devices that are muted in hardware or by the system deliver zeros. */
const mutedAfterSeconds = 2;
const silentAfterSeconds = 5;

/** Seconds for which lost audio is shown, long enough to read the message. */
const lossShownSeconds = 6;

/** Where a trouble begins, and where it is over: the room between the two prevents flicker. */
type Limits = readonly [begins: number, isOver: number];
/** Signal-to-noise ratio of speech in dB; its level in dBFS; share of the last second in which the microphone was overdriven. */
const overNoise: Limits = [5, 7];
const faint: Limits = [-50, -47];
const tooLoud: Limits = [0.3, 0.1];

/** The current trouble; null if there is none. `shown`: the trouble that is on display. */
export function troubleIn(heard: Hearing, shown: Trouble | null): Trouble | null {
  const { end, lastLoss, zerosFor, quietFor, firstSpeech, snrDb, speechDb, overdriven } = heard;
  if (lastLoss !== null && end - lastLoss < lossShownSeconds * speechRate) return 'audio-overrun';
  if (zerosFor >= mutedAfterSeconds) return 'mic-muted';
  if (quietFor >= silentAfterSeconds && firstSpeech === null) return 'mic-silent';
  const limit = ([begins, isOver]: Limits, trouble: Trouble) => (shown === trouble ? isOver : begins);
  if (overdriven > limit(tooLoud, 'voice-clipped')) return 'voice-clipped';
  if (snrDb !== null && snrDb < limit(overNoise, 'noise-loud')) return 'noise-loud';
  if (speechDb !== null && speechDb < limit(faint, 'voice-faint')) return 'voice-faint';
  return null;
}
