/** Samples that stand for themselves: integers, floats, and the two laws of telephony (ITU-T G.711). */

import type { CodedSound, Place } from './coded-sound.ts';

export interface PcmForm {
  kind: 'integer' | 'unsigned' | 'float' | 'ulaw' | 'alaw';
  /** Bits of a sample: 8, 16, 24 or 32, of floats 32 or 64, of a law 8. */
  bits: number;
  littleEndian: boolean;
}

type ReadSample = (bytes: DataView, at: number) => number;

/** The sound of interleaved samples, or null for what is no such form. */
export function pcmSound(form: PcmForm, place: Place): CodedSound | null {
  const read = sampleReader(form);
  if (!read) return null;
  const sampleBytes = Math.ceil(form.bits / 8);
  return {
    ...place,
    blockBytes: sampleBytes * place.channels,
    blockSamples: 1,
    begin: () => (bytes, at, planes, to) => {
      for (let channel = 0; channel < planes.length; channel++) {
        planes[channel]![to] = read(bytes, at + channel * sampleBytes);
      }
    },
  };
}

function sampleReader({ kind, bits, littleEndian }: PcmForm): ReadSample | null {
  if (kind === 'ulaw') return (bytes, at) => fromUlaw(bytes.getUint8(at)) / 32_768;
  if (kind === 'alaw') return (bytes, at) => fromAlaw(bytes.getUint8(at)) / 32_768;
  if (kind === 'unsigned') return (bytes, at) => (bytes.getUint8(at) - 128) / 128;
  if (kind === 'float') {
    if (bits === 32) return (bytes, at) => bytes.getFloat32(at, littleEndian);
    if (bits === 64) return (bytes, at) => bytes.getFloat64(at, littleEndian);
    return null;
  }
  // A sample of 12 bits stands in the upper ones of 16.
  const wide = 8 * Math.ceil(bits / 8);
  if (wide === 8) return (bytes, at) => bytes.getInt8(at) / 2 ** 7;
  if (wide === 16) return (bytes, at) => bytes.getInt16(at, littleEndian) / 2 ** 15;
  if (wide === 24) return (bytes, at) => int24(bytes, at, littleEndian) / 2 ** 23;
  if (wide === 32) return (bytes, at) => bytes.getInt32(at, littleEndian) / 2 ** 31;
  return null;
}

function int24(bytes: DataView, at: number, littleEndian: boolean): number {
  const high = bytes.getInt8(littleEndian ? at + 2 : at);
  const low = bytes.getUint8(littleEndian ? at : at + 2);
  return high * 65_536 + bytes.getUint8(at + 1) * 256 + low;
}

function fromUlaw(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = ((((code & 0x0f) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84;
  return code & 0x80 ? -magnitude : magnitude;
}

function fromAlaw(byte: number): number {
  const code = byte ^ 0x55;
  const exponent = (code >> 4) & 7;
  const mantissa = ((code & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return code & 0x80 ? magnitude : -magnitude;
}
