/** Cancellation of long work: called wherever the work can stop. */

import { AppError } from './errors.ts';

/** Throws `cancelled` once the signal is aborted; `what` names the work in the log. */
export function throwIfCancelled(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw new AppError('cancelled', `${what} was cancelled`);
}
