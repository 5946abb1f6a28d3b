/** Reads WAV files of any usual kind into one channel of 16-bit samples, and writes such samples. */

import { AppError } from '../src/core/errors.ts';

export interface Clip {
  /** Sample rate in Hz. */
  sampleRate: number;
  /** One channel: the mean of the file's channels. */
  samples: Int16Array<ArrayBuffer>;
}

interface Format {
  encoding: 'integer' | 'float';
  channels: number;
  sampleRate: number;
  bits: number;
}

const integerTag = 1;
const floatTag = 3;
const extensibleTag = 0xfffe;
const headerBytes = 44;

/**
 * Reads RIFF/WAVE: PCM of 8, 16, 24 or 32 bits or 32-bit float, plain or extensible, any rate and number of channels. A
 * file that was cut short gives what is there. Throws an AppError: `file-empty` without bytes or without a sample,
 * `file-undecodable` for anything else.
 */
export function readWav(bytes: Uint8Array): Clip {
  if (bytes.byteLength === 0) throw new AppError('file-empty', 'the file has no bytes');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') {
    throw new AppError('file-undecodable', 'not a WAV file');
  }
  let format: Format | null = null;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const tag = tagAt(view, at);
    const start = at + 8;
    // The header of a stream that was never closed claims more bytes than there are.
    const length = Math.min(view.getUint32(at + 4, true), view.byteLength - start);
    if (tag === 'fmt ') format = readFormat(view, start, length);
    if (tag === 'data') {
      if (!format) throw new AppError('file-undecodable', 'a WAV file without a format before its samples');
      return { sampleRate: format.sampleRate, samples: readSamples(view, start, length, format) };
    }
    at = start + length + (length % 2);
  }
  throw new AppError('file-undecodable', 'a WAV file without samples');
}

/** A WAV file, 16 bits a sample. The samples of several channels take turns. */
export function writeWav({ sampleRate, samples }: Clip, channels = 1): Uint8Array {
  const bytes = new Uint8Array(headerBytes + samples.byteLength);
  const view = new DataView(bytes.buffer);
  putTag(bytes, 0, 'RIFF');
  view.setUint32(4, bytes.byteLength - 8, true);
  putTag(bytes, 8, 'WAVE');
  putTag(bytes, 12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, integerTag, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  putTag(bytes, 36, 'data');
  view.setUint32(40, samples.byteLength, true);
  for (const [index, sample] of samples.entries()) view.setInt16(headerBytes + index * 2, sample, true);
  return bytes;
}

function readFormat(view: DataView, start: number, length: number): Format {
  if (length < 16) throw new AppError('file-undecodable', 'a WAV file whose format is cut short');
  const tag = view.getUint16(start, true);
  const channels = view.getUint16(start + 2, true);
  const sampleRate = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  const kind = tag === extensibleTag && length >= 26 ? view.getUint16(start + 24, true) : tag;
  const isInteger = kind === integerTag && [8, 16, 24, 32].includes(bits);
  const isFloat = kind === floatTag && bits === 32;
  if (!isInteger && !isFloat)
    throw new AppError('file-undecodable', `WAV format ${kind} with ${bits} bits is not read`);
  if (channels === 0 || sampleRate < 1000 || sampleRate > 384_000) {
    throw new AppError('file-undecodable', `WAV with ${channels} channels at ${sampleRate} Hz is not read`);
  }
  return { encoding: isFloat ? 'float' : 'integer', channels, sampleRate, bits };
}

function readSamples(view: DataView, start: number, length: number, format: Format): Int16Array<ArrayBuffer> {
  const { channels, bits } = format;
  const sampleBytes = bits / 8;
  const frames = Math.floor(length / (sampleBytes * channels));
  if (frames === 0) throw new AppError('file-empty', 'the file has no samples');
  const samples = new Int16Array(frames);
  const read = sampleReader(view, format);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += read(start + (frame * channels + channel) * sampleBytes);
    samples[frame] = Math.max(-32_768, Math.min(32_767, Math.round(sum / channels)));
  }
  return samples;
}

/** Reads the sample at a byte offset, on the scale of 16 bits. */
function sampleReader(view: DataView, { encoding, bits }: Format): (at: number) => number {
  if (encoding === 'float') return (at) => finite(view.getFloat32(at, true)) * 32_768;
  if (bits === 8) return (at) => (view.getUint8(at) - 128) * 256;
  if (bits === 16) return (at) => view.getInt16(at, true);
  if (bits === 24) return (at) => (view.getUint8(at) | (view.getInt16(at + 1, true) << 8)) / 256;
  return (at) => view.getInt32(at, true) / 65_536;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

function putTag(bytes: Uint8Array, at: number, tag: string): void {
  for (let index = 0; index < 4; index++) bytes[at + index] = tag.charCodeAt(index);
}
