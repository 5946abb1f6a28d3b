/**
 * The content of a backup: records one after another, each a line of JSON with its length before it and its binary values behind it. The
 * last one says how many there are.
 */

import { AppError } from '../../core/errors.ts';
import { joined } from '../../core/joined.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Row {
  kind: 'row';
  store: string;
  /** Where it is not in the value. */
  key?: IDBValidKey;
  value: unknown;
}

/** A row of a store, or what the page keeps beside the database. */
export type BackupRecord = Row | { kind: 'page'; kept: Readonly<Record<string, string>> };

type Written = BackupRecord | { kind: 'end'; count: number };

/** In place of a binary value: the next so many bytes behind the line. */
interface Placeholder {
  $bytes: number;
  $type: 'buffer' | 'int16' | 'uint8' | 'float32' | 'blob';
  $media?: string;
}

const lengthBytes = 4;

export async function* written(records: AsyncIterable<BackupRecord>): AsyncGenerator<Bytes> {
  let count = 0;
  for await (const record of records) {
    count++;
    yield* writtenRecord(record);
  }
  yield* writtenRecord({ kind: 'end', count });
}

async function* writtenRecord(record: Written): AsyncGenerator<Bytes> {
  const binaries: Bytes[] = [];
  const line = new TextEncoder().encode(JSON.stringify(await withPlaceholders(record, binaries)));
  const length = new DataView(new ArrayBuffer(lengthBytes));
  length.setUint32(0, line.length);
  yield new Uint8Array(length.buffer);
  yield line;
  yield* binaries;
}

async function withPlaceholders(value: unknown, binaries: Bytes[]): Promise<unknown> {
  const placed = (bytes: Bytes, type: Placeholder['$type'], media?: string): Placeholder => {
    binaries.push(bytes);
    return { $bytes: bytes.length, $type: type, ...(media === undefined ? {} : { $media: media }) };
  };
  if (value instanceof Blob) return placed(new Uint8Array(await value.arrayBuffer()), 'blob', value.type);
  if (value instanceof ArrayBuffer) return placed(new Uint8Array(value), 'buffer');
  if (value instanceof Int16Array) return placed(bytesOf(value), 'int16');
  if (value instanceof Uint8Array) return placed(bytesOf(value), 'uint8');
  if (value instanceof Float32Array) return placed(bytesOf(value), 'float32');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const copies: unknown[] = [];
    for (const each of value) copies.push(await withPlaceholders(each, binaries));
    return copies;
  }
  const copy: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) copy[name] = await withPlaceholders(each, binaries);
  return copy;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Bytes {
  return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}

/** Throws `backup-unreadable` where the end is missing or a record is broken. */
export async function* read(chunks: AsyncIterable<Bytes>): AsyncGenerator<BackupRecord> {
  const source = new ByteReader(chunks);
  for (let count = 0; ; count++) {
    const length = new DataView((await source.take(lengthBytes)).buffer).getUint32(0);
    const record = parsed(new TextDecoder().decode(await source.take(length)));
    const whole = (await withBinaries(record, source)) as Written | null;
    if (whole?.kind === 'row' || whole?.kind === 'page') yield whole;
    else if (whole?.kind === 'end' && whole.count === count && (await source.isAtEnd())) return;
    else throw new AppError('backup-unreadable', `record ${count}`);
  }
}

async function withBinaries(value: unknown, source: ByteReader): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (isPlaceholder(value)) return binaryOf(value, await source.take(value.$bytes));
  for (const [name, each] of Object.entries(value)) Reflect.set(value, name, await withBinaries(each, source));
  return value;
}

function isPlaceholder(value: object): value is Placeholder {
  return '$bytes' in value && Number.isInteger(value.$bytes) && '$type' in value;
}

function binaryOf({ $type, $media = '' }: Placeholder, bytes: Bytes): unknown {
  const { buffer } = bytes;
  switch ($type) {
    case 'blob':
      return new Blob([bytes], { type: $media });
    case 'buffer':
      return buffer;
    case 'int16':
      return new Int16Array(buffer);
    case 'float32':
      return new Float32Array(buffer);
    case 'uint8':
      return bytes;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('backup-unreadable', 'a record is no JSON', { cause });
  }
}

class ByteReader {
  private readonly source: AsyncIterator<Bytes>;
  private chunk: Bytes = new Uint8Array();
  private at = 0;

  constructor(chunks: AsyncIterable<Bytes>) {
    this.source = chunks[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes, in a buffer of their own. Throws `backup-unreadable` at the end of the file. */
  async take(count: number): Promise<Bytes> {
    // As they come: a broken length must not allocate gigabytes.
    const parts: Bytes[] = [];
    for (let left = count; left > 0; ) {
      if (await this.isAtEnd()) throw new AppError('backup-unreadable', 'the file ends in the middle');
      const part = this.chunk.subarray(this.at, this.at + left);
      parts.push(part);
      this.at += part.length;
      left -= part.length;
    }
    return joined(parts);
  }

  async isAtEnd(): Promise<boolean> {
    while (this.at === this.chunk.length) {
      const { done, value } = await this.source.next();
      if (done) return true;
      this.chunk = value;
      this.at = 0;
    }
    return false;
  }
}
