/** One recorder for all windows of this origin: two would fight for the microphone and for the processor. */

import { AppError } from '../core/errors.ts';

const name = 'sotto-recorder';

/**
 * Resolves with the function that lets go. Rejects with `recording-elsewhere` while another window holds it. The browser
 * lets go for a window that is closed or crashes. Without the Locks API (plain http) every window may record.
 */
export function holdRecorder(): Promise<() => void> {
  const { promise: granted, resolve: grant, reject } = Promise.withResolvers<() => void>();
  const { promise: over, resolve: letGo } = Promise.withResolvers<void>();
  if (!navigator.locks) return Promise.resolve(letGo);

  const ended = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
    if (!lock) {
      reject(new AppError('recording-elsewhere', 'another window holds the recorder'));
      return;
    }
    grant(letGo);
    return over;
  });
  // Refused as a whole (storage blocked, opaque origin): no window can hold it, so none is held up.
  ended.catch(() => grant(letGo));
  return granted;
}
