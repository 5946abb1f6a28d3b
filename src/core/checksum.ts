/** The checksum of kept sound, which tells a record that was torn or damaged on the disk. */

import { crc32 } from 'hash-wasm';

/** CRC-32 as 8 hexadecimal digits. */
export function checksumOf({ buffer, byteOffset, byteLength }: Int16Array): Promise<string> {
  return crc32(new Uint8Array(buffer, byteOffset, byteLength));
}
