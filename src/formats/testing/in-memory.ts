/** A file in memory, for the readers of sound. */

import type { ByteReader } from '../sound/coded-sound.ts';

export const inMemory = (bytes: Uint8Array): ByteReader => ({
  size: bytes.length,
  read: async (start, end) => new DataView(Uint8Array.from(bytes.subarray(start, end)).buffer),
});
