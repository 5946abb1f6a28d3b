/**
 * Sound as it is kept: samples of 16 bits, half the bytes of floats and no difference to a recogniser or an ear, and a checksum that tells
 * when the disk has torn or damaged them.
 */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

const scale = 32_768;

export function toPcm16(samples: Float32Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    pcm[i] = Math.max(-scale, Math.min(scale - 1, Math.round(samples[i]! * scale)));
  }
  return pcm;
}

export function fromPcm16(pcm: Int16Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(pcm.length);
  for (let i = 0; i < pcm.length; i++) samples[i] = pcm[i]! / scale;
  return samples;
}

/** CRC-32, as in gzip, of the samples' bytes. In plain script, because the threads that use it may not compile WebAssembly. */
export function checksumOf({ buffer, byteOffset, byteLength }: Int16Array): number {
  let sum = 0xffffffff;
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
