/** All that is tried for the text of one sound, from the likeliest to the last, within the work that it may cost. */

import { atSpeed } from '../../core/resampler.ts';
import type { Recognition } from '../../protocol/speech.ts';
import type { RecogniseOptions } from '../recogniser.ts';
import { WorkAccount } from '../work-account.ts';
import type { AssumedLanguage } from './language-choice.ts';
import { bestView, inTimeOf } from './views.ts';
import type { Windows } from './window.ts';
import { recogniseWindows } from './windows.ts';

/** Of a second attempt: its words are others, where trimming the silence around them changes nothing. */
const secondSpeed = 1.05;

/** Null when abandoned. */
export async function recogniseInViews(
  windows: Windows,
  samples: Float32Array,
  { work = new WorkAccount(), onFirst = () => {}, isHurried = () => false, ...others }: RecogniseOptions,
  language: AssumedLanguage,
): Promise<Recognition | null> {
  const options = { ...others, work };
  if (options.isRetry) {
    const found = await recogniseWindows(windows, atSpeed(samples, secondSpeed), options, language);
    return found && inTimeOf(found, secondSpeed);
  }
  const first = await recogniseWindows(windows, samples, options, language);
  if (!first || !options.isThorough) return first;
  const whole = { ...options, isWhole: true };
  return bestView(first, samples, {
    hear: (view) => recogniseWindows(windows, view, whole, language),
    onFirst,
    isHurried: () => !work.mayGoOn || isHurried(),
  });
}
