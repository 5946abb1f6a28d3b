/** One recorder for all windows of this origin: two would fight for the microphone and for the processor. */

import { AppError } from '../core/errors.ts';

const name = 'sotto-recorder';

let releasing: Promise<unknown> = Promise.resolve();

/**
 * Resolves with the function that lets go. Rejects with `recording-elsewhere` while another window holds it. The browser
 * lets go for a window that is closed or crashes. Without the Locks API (plain http) every window may record.
 */
export async function holdRecorder(): Promise<() => void> {
  if (!navigator.locks) return () => {};
  // Letting go takes the browser a moment, in which this window must not find itself in its own way.
  await releasing;
  const { promise: granted, resolve: grant, reject: refuse } = Promise.withResolvers<() => void>();
  const { promise: over, resolve: end } = Promise.withResolvers<void>();

  const ended = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
    if (lock) grant(letGo);
    else refuse(new AppError('recording-elsewhere', 'another window holds the recorder'));
    return lock ? over : undefined;
  });
  function letGo(): void {
    releasing = ended.catch(() => {});
    end();
  }
  // Refused as a whole (storage blocked, opaque origin): no window can hold it, so none is held up.
  ended.catch(() => grant(() => {}));
  return granted;
}
