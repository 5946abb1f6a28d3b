/** Waiting for the end of what a signal tells of. */

import type { ReadonlySignal } from '@preact/signals';

/** Resolves when the flag is false, at once if it is so already. Never rejects. */
export function becomesFalse(flag: ReadonlySignal<boolean>): Promise<void> {
  return new Promise((resolve) => {
    const stop = flag.subscribe((isOn) => {
      if (isOn) return;
      // The first call comes before there is anything to stop.
      queueMicrotask(() => stop());
      resolve();
    });
  });
}
