/** Sends a file or a range of it, correctly or with one of the faults that servers have. */

import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { RepositoryFile } from './hub-folder.ts';

export type Misbehaviour =
  /** An error status; `code` is the hub's error code. */
  | { kind: 'status'; status: number; code?: string; headers?: Record<string, string> }
  /** Another answer than a file. */
  | { kind: 'body'; type: string; body: string }
  | { kind: 'redirect-loop' }
  /** The connection is cut after this share of the answer. */
  | { kind: 'cut'; share: number }
  /** The connection stalls after this share of the answer. */
  | { kind: 'silent'; share: number }
  /** The file is shorter or longer than listed. */
  | { kind: 'short' | 'long'; bytes: number }
  /** One byte differs. */
  | { kind: 'wrong-byte'; at: number }
  /** The server ignores the range and sends the whole file. */
  | { kind: 'no-range' }
  /** The server sends another range. */
  | { kind: 'wrong-range' }
  | { kind: 'slow'; bytesPerSecond: number };

/** Sends the answer; `onPiece` is called with the number of bytes before each piece. */
export async function sendFile(
  file: RepositoryFile,
  range: string | undefined,
  response: ServerResponse,
  wrong: Misbehaviour | undefined,
  onPiece: (bytes: number) => void,
): Promise<void> {
  const total = file.bytes - (wrong?.kind === 'short' ? wrong.bytes : 0) + (wrong?.kind === 'long' ? wrong.bytes : 0);
  const asked = wrong?.kind === 'no-range' ? null : /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const start = Number(asked?.[1] ?? 0);
  const end = Math.min(total, asked?.[2] ? Number(asked[2]) + 1 : total);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Type', 'application/octet-stream');
  if (asked && start >= total) {
    return void response.writeHead(416, { 'Content-Range': `bytes */${total}` }).end();
  }
  const shift = wrong?.kind === 'wrong-range' && start > 0 ? 1 : 0;
  response.setHeader('Content-Length', end - start);
  if (asked) response.setHeader('Content-Range', `bytes ${start - shift}-${end - 1 - shift}/${total}`);
  response.writeHead(asked ? 206 : 200);

  const limit =
    wrong?.kind === 'cut' || wrong?.kind === 'silent' ? start + Math.floor((end - start) * wrong.share) : end;
  let at = start;
  for await (const piece of content(file, start, limit)) {
    if (response.destroyed) return;
    if (wrong?.kind === 'wrong-byte' && wrong.at >= at && wrong.at < at + piece.length) piece[wrong.at - at]! ^= 1;
    if (wrong?.kind === 'slow') await pause((piece.length * 1000) / wrong.bytesPerSecond);
    at += piece.length;
    onPiece(piece.length);
    if (!response.write(piece)) await drained(response);
  }
  if (wrong?.kind === 'silent') return;
  if (wrong?.kind !== 'cut') response.end();
  // The written bytes must arrive before the connection is cut.
  else response.write('', () => setTimeout(() => response.destroy(), 50));
}

async function* content({ location, bytes }: RepositoryFile, start: number, end: number): AsyncGenerator<Buffer> {
  if (Math.min(end, bytes) > start) {
    yield* createReadStream(location, { start, end: Math.min(end, bytes) - 1, highWaterMark: 2 ** 18 });
  }
  const beyond = end - Math.max(start, bytes);
  if (beyond > 0) yield Buffer.alloc(beyond);
}

/** Resolves when the response accepts more bytes, or is closed. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}
