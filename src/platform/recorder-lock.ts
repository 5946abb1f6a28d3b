/** One recorder for all windows of this origin: two would fight for the microphone and for the processor. */

import { AppError } from '../core/errors.ts';
import { tryLock } from './hold-lock.ts';

const name = 'sotto-recorder';

let releasing: Promise<void> = Promise.resolve();

/**
 * Resolves with the function that lets go. Rejects with `recording-elsewhere` while another window holds it. The browser
 * lets go for a window that is closed or crashes. Without the Locks API (plain http) every window may record.
 */
export async function holdRecorder(): Promise<() => void> {
  // Letting go takes the browser a moment, in which this window must not find itself in its own way.
  await releasing;
  const letGo = await tryLock(name);
  if (!letGo) throw new AppError('recording-elsewhere', 'another window holds the recorder');
  return () => {
    releasing = letGo();
  };
}

/** Resolves with true as soon as no window holds it, and with false when that takes longer than the signal allows. */
export async function whenRecorderIsFree(signal: AbortSignal): Promise<boolean> {
  try {
    await navigator.locks?.request(name, { signal }, () => {});
    return true;
  } catch {
    return false;
  }
}
