/** One request to a hub, with its failures classified: those that may pass are retried, the others are not. */

import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';
import { Passing, retryAfterMs } from '../../core/retries.ts';
import { badAnswer } from './hub-answers.ts';

export interface HubRequest {
  url: string;
  /** The repository or file, for messages. */
  about: string;
  /** First byte of the range; 0 requests the whole file. */
  from?: number;
  /** End of the range, exclusive; absent, the range reaches to the end. */
  to?: number;
  signal: AbortSignal;
  stallMs: number;
}

export interface HubResponse {
  response: Response;
  /** The next piece of the body, valid until the next call; null at the end. Rejects with a Passing when the connection fails or stalls. */
  next(): Promise<Uint8Array | null>;
  /** Closes the connection, unless it has ended. */
  close(): void;
}

/**
 * Sends a request. Rejects with a Passing or with an AppError. There is no `If-Range` header: unlike a single `Range`, it makes browsers
 * send a preflight at every redirect, and what is downloaded is pinned to a commit and verified by its hash.
 */
export async function askHub({ url, about, from = 0, to, signal, stallMs }: HubRequest): Promise<HubResponse> {
  throwIfCancelled(signal, 'fetching a model');
  const connection = new AbortController();
  const cancel = () => connection.abort();
  signal.addEventListener('abort', cancel);
  const close = () => {
    signal.removeEventListener('abort', cancel);
    connection.abort();
  };

  /** Rejects when the work does, and when it takes longer than `stallMs`. */
  async function unlessStalled<T>(work: Promise<T>): Promise<T> {
    const silence = Promise.withResolvers<never>();
    const timer = setTimeout(() => silence.reject(new Error(`silent for ${stallMs} ms`)), stallMs);
    try {
      return await Promise.race([work, silence.promise]);
    } catch (error) {
      work.catch(() => {});
      close();
      throwIfCancelled(signal, 'fetching a model');
      const { origin } = new URL(url);
      throw new Passing(new AppError('hub-unreachable', `${about}: ${error}`, { cause: error, details: [origin] }));
    } finally {
      clearTimeout(timer);
    }
  }

  const range = from > 0 || to !== undefined ? { Range: `bytes=${from}-${to === undefined ? '' : to - 1}` } : {};
  const response = await unlessStalled(
    fetch(url, {
      headers: range,
      // A cached part of a file must not be served for the whole later (https://crbug.com/1026867).
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: connection.signal,
    }),
  );
  try {
    checkStatus(response, about);
  } catch (error) {
    close();
    throw error;
  }
  const read = pieces(response.body);
  return {
    response,
    next: () => unlessStalled(read()),
    close,
  };
}

const pieceBytes = 2 ** 18;

/**
 * Reads into one buffer again and again where the browser supports it: otherwise hundreds of megabytes of garbage outrun its collection.
 */
function pieces(body: ReadableStream<Uint8Array<ArrayBuffer>> | null): () => Promise<Uint8Array | null> {
  if (!body) return async () => null;
  const reader = byobReader(body);
  if (!reader) {
    const plain = body.getReader();
    return async () => (await plain.read()).value ?? null;
  }
  let spare = new ArrayBuffer(pieceBytes);
  return async () => {
    const { done, value } = await reader.read(new Uint8Array(spare));
    if (value) spare = value.buffer;
    return done ? null : value;
  };
}

/** Null where the browser has no byte streams. */
function byobReader(body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}

const busy: readonly number[] = [408, 425, 429, 502, 503, 504];

function checkStatus(response: Response, about: string): void {
  const { status, headers } = response;
  const message = `${about}: status ${status}`;
  if (status === 401 || status === 403) {
    // The address behind a redirect is signed and expires: the next request to the hub gets a new one.
    if (response.redirected) throw new Passing(new AppError('hub-gated', message, { details: [about] }));
    const isMissing = headers.get('x-error-code') === 'RepoNotFound';
    throw new AppError(isMissing ? 'hub-missing' : 'hub-gated', message, { details: [about] });
  }
  if (status === 404 || status === 410) throw new AppError('hub-missing', message, { details: [about] });
  if (busy.includes(status)) {
    const { origin } = new URL(response.url);
    throw new Passing(new AppError('hub-busy', message, { details: [origin] }), retryAfterMs(headers));
  }
  if (status >= 500) throw new Passing(badAnswer(about, `status ${status}`));
  if (!response.ok) throw badAnswer(about, `status ${status}`);
  if (/text\/html/i.test(headers.get('content-type') ?? '')) throw badAnswer(about, 'a page came instead of the file');
}
