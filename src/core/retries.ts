/**
 * The timing of retries: exponential backoff with jitter, so that many clients do not return at one moment; the server's own delay where it
 * sends one; and no count of attempts while there is no network.
 */

import { throwIfCancelled } from './cancel.ts';
import { AppError } from './errors.ts';

export interface RetryTiming {
  /** Attempts without progress after which the job fails. */
  attempts: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** Milliseconds between attempts while the browser is offline, besides the one when it comes back online. */
  offlineWaitMs: number;
  /** Milliseconds without data after which a connection counts as dead. */
  stallMs: number;
}

export const usualTiming: RetryTiming = {
  attempts: 6,
  firstWaitMs: 500,
  longestWaitMs: 30_000,
  offlineWaitMs: 30_000,
  stallMs: 30_000,
};

/** The job that waits: how it is told of retries, and how it is cancelled. */
export interface Job {
  signal: AbortSignal;
  /** Called before a wait of `inMs` milliseconds for the next attempt. */
  onRetry: (retry: { attempt: number; inMs: number }) => void;
}

/** A failure that may pass, and is worth a retry. */
export class Passing extends Error {
  readonly error: AppError;
  /** The server's `Retry-After` in milliseconds; null when it sent none. */
  readonly afterMs: number | null;

  constructor(error: AppError, afterMs: number | null = null) {
    super(error.message, { cause: error });
    this.error = error;
    this.afterMs = afterMs;
  }
}

export interface Retries {
  /** Counts failures anew, because some bytes arrived. */
  progressed(): void;
  /**
   * Waits for the next attempt after a failure. Rejects with the failure when it will not pass or has lasted too long, with `cancelled` on
   * abort.
   */
  after(failure: unknown): Promise<void>;
}

/** `isOffline` is called at each failure. */
export function createRetries(timing: RetryTiming, { signal, onRetry }: Job, isOffline: () => boolean): Retries {
  let failures = 0;
  return {
    progressed() {
      failures = 0;
    },
    async after(failure) {
      throwIfCancelled(signal, 'waiting for a server');
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

/** Half of the wait is random. */
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
      if (endsWhenOnline) removeEventListener('online', end);
      if (signal.aborted) reject(new AppError('cancelled', 'cancelled while waiting for a server'));
      else resolve();
    }
    signal.addEventListener('abort', end);
    if (endsWhenOnline) addEventListener('online', end);
  });
}

/**
 * `Retry-After` in milliseconds, from seconds or a date. Null where the server does not send it, or does not expose it to other origins.
 */
export function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
