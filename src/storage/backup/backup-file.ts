/**
 * The outer form of a backup: one line that says what it is, then a gzip stream, encrypted where a passphrase is wanted. A file that was cut
 * off or changed at any place fails as a whole: gzip ends with a checksum, and every encrypted piece is sealed together with its place.
 */

import { AppError } from '../../core/errors.ts';
import { inPieces, type Sealing, sealing, unsealed } from './sealing.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface Head {
  format: typeof format;
  version: typeof version;
  /** Base64; null where the file is not encrypted. */
  salt: string | null;
}

const format = 'sotto-backup';
const version = 1;
const longestHead = 1_024;
const saltBytes = 16;
/** Bytes that are joined before they are handed to the browser, which keeps them outside of memory. */
const partBytes = 4 * 2 ** 20;

/** `passphrase`: '' for a file that everybody can read. One part after another is in memory. */
export async function writtenBackup(content: AsyncIterable<Bytes>, passphrase: string): Promise<Blob> {
  const salt = passphrase ? crypto.getRandomValues(new Uint8Array(saltBytes)) : null;
  const head: Head = { format, version, salt: salt && btoa(String.fromCharCode(...salt)) };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const packed = chunksOf(streamOf(content).pipeThrough(new CompressionStream('gzip')));
  const seal = salt && (await sealing(passphrase, salt, line));
  const parts: Blob[] = [new Blob([line])];
  let waiting: Bytes[] = [];
  for await (const chunk of seal ? sealed(packed, seal) : packed) {
    waiting.push(chunk);
    if (waiting.reduce((sum, { length }) => sum + length, 0) < partBytes) continue;
    parts.push(new Blob(waiting));
    waiting = [];
  }
  return new Blob([...parts, ...waiting], { type: 'application/octet-stream' });
}

/** Whether a passphrase is needed. Rejects with `backup-unreadable` for what is no backup. */
export async function isSealed(file: Blob): Promise<boolean> {
  return (await headOf(file)).head.salt !== null;
}

/** The content again. Throws `backup-unreadable`, or `backup-locked` where the passphrase is wrong or missing. */
export async function* readBackup(file: Blob, passphrase: string): AsyncGenerator<Bytes> {
  const { head, line } = await headOf(file);
  const body = file.slice(line.length);
  try {
    let packed: ReadableStream<Bytes> = body.stream();
    if (head.salt !== null) {
      const salt = Uint8Array.from(atob(head.salt), (letter) => letter.charCodeAt(0));
      packed = streamOf(unsealed(body, await sealing(passphrase, salt, line)));
    }
    yield* chunksOf(packed.pipeThrough(new DecompressionStream('gzip')));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('backup-unreadable', String(error), { cause: error });
  }
}

async function headOf(file: Blob): Promise<{ head: Head; line: Bytes }> {
  const start = new Uint8Array(await file.slice(0, longestHead).arrayBuffer());
  const line = start.slice(0, start.indexOf(10) + 1);
  const head = parsed(new TextDecoder().decode(line));
  if (head?.format !== format || head.version !== version || head.salt === undefined) {
    throw new AppError('backup-unreadable', 'not a backup of this version');
  }
  return { head: head as Head, line };
}

function parsed(text: string): Partial<Head> | null {
  try {
    return JSON.parse(text) as Partial<Head> | null;
  } catch {
    return null;
  }
}

async function* sealed(packed: AsyncIterable<Bytes>, { seal }: Sealing): AsyncGenerator<Bytes> {
  let place = 0;
  for await (const { piece, isLast } of inPieces(packed)) yield seal(piece, place++, isLast);
}

function streamOf(content: AsyncIterable<Bytes>): ReadableStream<Bytes> {
  const source = content[Symbol.asyncIterator]();
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return?.();
    },
  });
}

/** Streams cannot be iterated in every browser yet. */
async function* chunksOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
