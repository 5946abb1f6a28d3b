/** A checksum of kept sound, which tells when the disk has torn or damaged it. */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32, as in gzip, of the samples' bytes. In plain script, because the threads that use it may not compile WebAssembly. */
export function checksumOf({ buffer, byteOffset, byteLength }: Int16Array): number {
  let sum = 0xffffffff;
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
