/** What a status other than success means: some of it may pass. */

import { AppError, type ErrorCode } from '../core/errors.ts';
import { Passing } from '../core/retries.ts';

const busy: readonly number[] = [408, 425, 429, 503];
const longestMessage = 200;

/** A Passing, or an AppError that names the host and, where the server gives one, its reason. `afterMs`: its `Retry-After`. */
export function failureOf(status: number, body: string, host: string, afterMs: number | null): Passing | AppError {
  const reason = reasonIn(body);
  const error = (code: ErrorCode) =>
    new AppError(code, `${host}: status ${status} ${reason}`, { details: reason ? [host, reason] : [host] });
  if (busy.includes(status)) return new Passing(error('remote-busy'), afterMs);
  if (status >= 500) return new Passing(error('remote-failed'), afterMs);
  if (status === 401 || status === 403) return error('remote-refused');
  if (status === 404 || status === 405 || status === 410) return error('remote-missing');
  if (status === 413 || (status === 400 && /maximum file size|too large/i.test(reason)))
    return error('remote-too-large');
  if (status >= 300 && status < 400) return error('remote-answer');
  return error('remote-rejected');
}

/** The three shapes in which servers tell: `error.message`, `error` as a text, and `detail`. '' where there is none. */
export function reasonIn(body: string): string {
  try {
    const { error, detail } = JSON.parse(body) as { error?: unknown; detail?: unknown };
    const told = typeof error === 'object' ? (error as { message?: unknown } | null)?.message : (error ?? detail);
    return typeof told === 'string' ? told.slice(0, longestMessage) : '';
  } catch {
    return '';
  }
}
