/** One request to the server, and its answer as text. Nothing goes to another address than the one that was typed. */

import { throwIfCancelled } from '../core/cancel.ts';
import { AppError } from '../core/errors.ts';
import { retryAfterMs } from '../core/retries.ts';
import type { SpeechServer } from '../protocol/remote.ts';
import { unusable } from './answer.ts';
import { failureOf } from './failure.ts';

/** A server may let a request wait for its turn. */
const longestMs = 300_000;
const mostBytes = 4 * 2 ** 20;

/**
 * The browser shows no answer: nothing came, or it came without leave for this page to read it, as vLLM 0.32 sends 401 and 500.
 */
export class Unreadable extends Error {}

export interface ServerRequest {
  server: Pick<SpeechServer, 'base' | 'key'>;
  /** Below the base. */
  path: string;
  /** Posted; without it, the request only asks. */
  form?: FormData;
  signal: AbortSignal;
  /** Awaited when the server has answered in whatever way. */
  onAnswer?: () => Promise<void>;
}

export const hostOf = ({ base }: Pick<SpeechServer, 'base'>): string => new URL(base).host;

/** Rejects with `Unreadable`, a Passing, an AppError, or `cancelled`. */
export async function ask({ server, path, form, signal, onAnswer = async () => {} }: ServerRequest): Promise<string> {
  const host = hostOf(server);
  const limited = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  try {
    const response = await fetch(`${server.base}${path}`, {
      ...(form ? { method: 'POST', body: form } : {}),
      ...(server.key ? { headers: { Authorization: `Bearer ${server.key}` } } : {}),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // A redirect is shown and not followed: no sound goes where nobody has sent it.
      redirect: 'manual',
      signal: limited,
    });
    await onAnswer();
    if (response.type === 'opaqueredirect') throw unusable(host, 'it redirects to another address');
    const body = await bounded(response, host);
    if (!response.ok) throw failureOf(response.status, body, host, retryAfterMs(response.headers));
    if (/text\/html/i.test(response.headers.get('content-type') ?? '')) throw unusable(host, 'it is a page');
    return body;
  } catch (error) {
    throwIfCancelled(signal, 'a request');
    if (error instanceof TypeError || error instanceof DOMException) throw new Unreadable(`${host}: ${error.message}`);
    throw error;
  }
}

/** Whether the server lets itself be seen by this page: vLLM and others say so to whoever asks, without a key. */
export async function isSeen({ base }: Pick<SpeechServer, 'base'>, signal: AbortSignal): Promise<boolean> {
  const server = { base: base.replace(/\/v1$/, ''), key: '' };
  try {
    await ask({ server, path: '/health', signal });
    return true;
  } catch (error) {
    throwIfCancelled(signal, 'a request');
    return !(error instanceof Unreadable);
  }
}

async function bounded(response: Response, host: string): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      void reader.cancel();
      throw unusable(host, `it is longer than ${mostBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What may stand behind an answer that cannot be read: no server, or none that admits this page; a wrong key; a fault of the server. */
export type Unseen = 'away' | 'key' | 'fault';

/** Told apart by what the server answers to questions without sound. */
export async function unreadableBecause(server: SpeechServer, signal: AbortSignal): Promise<Unseen> {
  if (!(await isSeen(server, signal))) return 'away';
  try {
    await ask({ server, path: '/models', signal });
    return 'fault';
  } catch (error) {
    throwIfCancelled(signal, 'a request');
    const isRefused = error instanceof AppError && error.code === 'remote-refused';
    return error instanceof Unreadable || isRefused ? 'key' : 'fault';
  }
}
