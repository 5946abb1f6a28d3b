/** Long work asks here, wherever it can stop. */

import { AppError } from './errors.ts';

/** Throws `cancelled` once the signal says so; `what` is for logs. */
export function throwIfCancelled(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw new AppError('cancelled', `${what} was cancelled`);
}
