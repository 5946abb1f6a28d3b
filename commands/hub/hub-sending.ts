/** Sends a file or a range of it, as a content server should, or wrong in one of the ways in which they go wrong. */

import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { RepositoryFile } from './hub-folder.ts';

export type Misbehaviour =
  /** An error status; `code` is the hub's own word for it. */
  | { kind: 'status'; status: number; code?: string; headers?: Record<string, string> }
  /** Something else altogether. */
  | { kind: 'body'; type: string; body: string }
  | { kind: 'redirect-loop' }
  /** The connection is lost after this share of what was to be sent. */
  | { kind: 'cut'; share: number }
  /** Nothing more comes after this share, and the connection stays. */
  | { kind: 'silent'; share: number }
  /** The file has other bytes than were listed, at its end. */
  | { kind: 'short' | 'long'; bytes: number }
  /** One byte is another one. */
  | { kind: 'wrong-byte'; at: number }
  /** Ranges are not known: the whole file comes. */
  | { kind: 'no-range' }
  /** Another range than was asked for. */
  | { kind: 'wrong-range' }
  | { kind: 'slow'; bytesPerSecond: number };

/** `onPiece` is told how many bytes are about to be sent, piece by piece. */
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
  // What was written must arrive before the connection goes.
  else response.write('', () => setTimeout(() => response.destroy(), 50));
}

async function* content({ location, bytes }: RepositoryFile, start: number, end: number): AsyncGenerator<Buffer> {
  if (Math.min(end, bytes) > start) {
    yield* createReadStream(location, { start, end: Math.min(end, bytes) - 1, highWaterMark: 2 ** 18 });
  }
  const beyond = end - Math.max(start, bytes);
  if (beyond > 0) yield Buffer.alloc(beyond);
}

/** Resolves when more can be written, or never needs to be. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}
