/**
 * When a request that failed is tried again: waits that double, with jitter so that many clients do not come back at one moment, as long
 * as the server asks for if it does, and without counting while there is no network.
 */

import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';

export interface RetryTiming {
  /** Tries without progress before it is given up. */
  attempts: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** Without a network one try in this time, besides the one when the browser says that it is back. */
  offlineWaitMs: number;
  /** A connection that has sent nothing for so long is dead. */
  stallMs: number;
}

export const usualTiming: RetryTiming = {
  attempts: 6,
  firstWaitMs: 500,
  longestWaitMs: 30_000,
  offlineWaitMs: 30_000,
  stallMs: 30_000,
};

/** What the job that waits wants to know, and how it is ended. */
export interface Job {
  signal: AbortSignal;
  /** A try has failed, and another one comes after `inMs`. */
  onRetry: (retry: { attempt: number; inMs: number }) => void;
}

/** A failure that may pass. */
export class Passing extends Error {
  readonly error: AppError;
  /** As the server asks; null when it does not. */
  readonly afterMs: number | null;

  constructor(error: AppError, afterMs: number | null = null) {
    super(error.message, { cause: error });
    this.error = error;
    this.afterMs = afterMs;
  }
}

export interface Retries {
  /** Something was achieved: failures are counted anew. */
  progressed(): void;
  /** Waits until the next try. Rejects with the failure when it will not pass or has lasted too long, with `cancelled` on abort. */
  after(failure: unknown): Promise<void>;
}

/** `isOffline` is asked at each failure. */
export function createRetries(timing: RetryTiming, { signal, onRetry }: Job, isOffline: () => boolean): Retries {
  let failures = 0;
  return {
    progressed() {
      failures = 0;
    },
    async after(failure) {
      throwIfCancelled(signal, 'fetching a model');
      if (!(failure instanceof Passing)) throw failure;
      if (isOffline()) {
        onRetry({ attempt: failures + 1, inMs: timing.offlineWaitMs });
        return wait(timing.offlineWaitMs, signal, true);
      }
      failures++;
      const inMs = failure.afterMs ?? backoff(failures, timing);
      if (failures >= timing.attempts || inMs > 4 * timing.longestWaitMs) throw failure.error;
      onRetry({ attempt: failures, inMs });
      return wait(inMs, signal, false);
    },
  };
}

/** Half of it is chance. */
function backoff(failures: number, { firstWaitMs, longestWaitMs }: RetryTiming): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
  return whole / 2 + (Math.random() * whole) / 2;
}

function wait(ms: number, signal: AbortSignal, endsWhenOnline: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      removeEventListener('online', end);
      if (signal.aborted) reject(new AppError('cancelled', 'cancelled while waiting for a server'));
      else resolve();
    }
    signal.addEventListener('abort', end);
    if (endsWhenOnline) addEventListener('online', end);
  });
}
