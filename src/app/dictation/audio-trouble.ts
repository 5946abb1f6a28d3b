/** Detects troubles of the audio input from the signal. */

import { speechRate } from '../../core/resampler.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { Trouble } from './dictation-step.ts';

/** Seconds of exact zeros after which the input counts as muted: devices that are muted in hardware or by the system deliver zeros. */
const mutedAfterSeconds = 2;
const silentAfterSeconds = 5;

/** Seconds for which lost audio is shown, long enough to read the message. */
const lossShownSeconds = 6;

/** Least signal-to-noise ratio of speech in dB. The higher limit to clear the trouble prevents flicker. */
const leastOverNoise = { toBecome: 5, toStay: 7 };

/** Level of speech in dBFS below which it is faint; share of a second with clipped sound from which on the microphone is overdriven. */
const faint = { toBecome: -50, toStay: -47 };
const overdrivenFrom = { toBecome: 0.3, toStay: 0.1 };

/** The current trouble; null if there is none. `shown`: the trouble that is on display. */
export function troubleIn(heard: Hearing, shown: Trouble | null): Trouble | null {
  const { end, lastLoss, zerosFor, quietFor, firstSpeech, snrDb, speechDb, overdriven } = heard;
  if (lastLoss !== null && end - lastLoss < lossShownSeconds * speechRate) return 'audio-overrun';
  if (zerosFor >= mutedAfterSeconds) return 'mic-muted';
  if (quietFor >= silentAfterSeconds && firstSpeech === null) return 'mic-silent';
  const limit = (of: typeof faint, trouble: Trouble) => (shown === trouble ? of.toStay : of.toBecome);
  if (overdriven > limit(overdrivenFrom, 'voice-clipped')) return 'voice-clipped';
  if (snrDb !== null && snrDb < limit(leastOverNoise, 'noise-loud')) return 'noise-loud';
  if (speechDb !== null && speechDb < limit(faint, 'voice-faint')) return 'voice-faint';
  return null;
}
