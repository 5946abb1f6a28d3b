/** Any part of a file, read from the disk when it is wanted. */

import type { ByteReader } from '../formats/sound/coded-sound.ts';

export const byteReader = (file: Blob): ByteReader => ({
  size: file.size,
  read: async (start, end) => new DataView(await file.slice(start, end).arrayBuffer()),
});
