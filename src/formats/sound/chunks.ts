/** Files made of chunks, each with its name and its length: RIFF, Wave64, AIFF and CAF differ in how these are written. */

import { type ByteReader, textAt } from './coded-sound.ts';

export interface Chunk {
  name: string;
  /** Where its content stands, in bytes. */
  start: number;
  end: number;
}

interface ChunkForm {
  /** Where the first chunk begins. */
  first: number;
  nameBytes: number;
  /** Bytes of the length. */
  lengthBytes: 4 | 8;
  littleEndian: boolean;
  /** Whether the length counts name and length too. */
  isWhole?: boolean;
  /** A chunk begins at a multiple of this. */
  align: number;
}

export const riffChunks: ChunkForm = { first: 12, nameBytes: 4, lengthBytes: 4, littleEndian: true, align: 2 };
export const aiffChunks: ChunkForm = { ...riffChunks, littleEndian: false };
export const cafChunks: ChunkForm = { first: 8, nameBytes: 4, lengthBytes: 8, littleEndian: false, align: 1 };
export const wave64Chunks: ChunkForm = {
  first: 40,
  nameBytes: 16,
  lengthBytes: 8,
  littleEndian: true,
  isWhole: true,
  align: 8,
};

/** More is no file of sound. */
const mostChunks = 10_000;

/** The chunks of a file by name, the first one of each. A length that is unknown or too long ends with the file: it was cut or never closed. */
export async function chunksOf(file: ByteReader, form: ChunkForm): Promise<Map<string, Chunk>> {
  const { first, nameBytes, lengthBytes, littleEndian, isWhole = false, align } = form;
  const headBytes = nameBytes + lengthBytes;
  const chunks = new Map<string, Chunk>();
  let at = first;
  for (let count = 0; count < mostChunks && at + headBytes <= file.size; count++) {
    const head = await file.read(at, at + headBytes);
    const said =
      lengthBytes === 4 ? head.getUint32(nameBytes, littleEndian) : Number(head.getBigInt64(nameBytes, littleEndian));
    const start = at + headBytes;
    const length = said - (isWhole ? headBytes : 0);
    const end = length < 0 ? file.size : Math.min(file.size, start + length);
    const name = textAt(head, 0, 4);
    if (!chunks.has(name)) chunks.set(name, { name, start, end });
    at = Math.ceil(end / align) * align;
  }
  return chunks;
}
