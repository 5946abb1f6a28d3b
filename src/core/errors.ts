/**
 * Errors are data: a code from a closed list and a remedy, so that they survive the wire between threads and every
 * code has a text for people in `i18n`. The message is for logs and is never shown.
 */

import type { ErrorCode } from './remedies.ts';

export type { ErrorCode };

/** After one of these errors a thread's runtime is not to be trusted: the thread declares itself dead. */
export const runtimeDeaths: readonly ErrorCode[] = [
  'thread-died',
  'thread-slow',
  'gpu-lost',
  'out-of-memory',
  'output-broken',
];

export interface AppErrorOptions extends ErrorOptions {
  /** Names that the text for people goes on to list: files, hosts, models. */
  details?: readonly string[];
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: readonly string[];

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.details = options.details ?? [];
  }
}

/** The form in which an error crosses between threads: structured clone drops classes and codes. */
export interface WireError {
  code: ErrorCode;
  message: string;
  stack: string | undefined;
  details: readonly string[];
}

/**
 * Any thrown value as an AppError: an AppError as it is, a failed allocation as `out-of-memory`, everything else as `internal` with the
 * value as its cause.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof RangeError && /memory|allocation/i.test(thrown.message)) {
    return new AppError('out-of-memory', thrown.message, { cause: thrown });
  }
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new AppError('internal', message, { cause: thrown });
}

export function toWire(thrown: unknown): WireError {
  const error = toAppError(thrown);
  return { code: error.code, message: error.message, stack: error.stack, details: error.details };
}

export function fromWire(wire: WireError): AppError {
  const error = new AppError(wire.code, wire.message, { details: wire.details });
  if (wire.stack) error.stack = wire.stack;
  return error;
}

/** Whether there was no room for what was to be written: browsers tell it by the name alone (https://storage.spec.whatwg.org/). */
export const isDiskFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';
