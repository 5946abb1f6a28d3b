/** Work in progress. Features set these signals; other features wait for the work to end, or do not interrupt it. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StrategyChange } from '../core/strategies/strategy.ts';

export interface Activity {
  /** True from the press of the record button until the transcript is saved. */
  isDictating: Signal<boolean>;
  /** True while files are being transcribed. */
  isTranscribing: Signal<boolean>;
  /** What the automatic strategy has changed in the recording in progress, or in the last one. */
  strategyChanges: Signal<readonly StrategyChange[]>;
  /** True while live text comes in larger steps, as the device is hot or nearly empty. */
  isSparing: Signal<boolean>;
  /** True while a smaller model takes the place of the person's, for the same reason. */
  hasSmallerModel: Signal<boolean>;
  /** True while dictating or transcribing. */
  isRecognising: ReadonlySignal<boolean>;
}

export function createActivity(): Activity {
  const isDictating = signal(false);
  const isTranscribing = signal(false);
  return {
    isDictating,
    isTranscribing,
    strategyChanges: signal([]),
    isSparing: signal(false),
    hasSmallerModel: signal(false),
    isRecognising: computed(() => isDictating.value || isTranscribing.value),
  };
}
