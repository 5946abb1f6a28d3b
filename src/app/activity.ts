/** What the person is in the middle of. Features say when they begin and end; others wait for it, or leave it alone. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';

export interface Activity {
  /** From the press to the transcript. */
  isDictating: Signal<boolean>;
  /** Files are being transcribed. */
  isTranscribing: Signal<boolean>;
  /** Either of them. */
  isRecognising: ReadonlySignal<boolean>;
}

export function createActivity(): Activity {
  const isDictating = signal(false);
  const isTranscribing = signal(false);
  return {
    isDictating,
    isTranscribing,
    isRecognising: computed(() => isDictating.value || isTranscribing.value),
  };
}
