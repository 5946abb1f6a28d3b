/** Apple Lossless (Apple's open "Apple Lossless Audio Codec", ALACMagicCookieDescription.txt and its decoder): a packet to its samples. */

import { decorrelate, type Prediction, predicted } from './alac-prediction.ts';
import { BitReader } from './bit-reader.ts';
import { textAt } from './coded-sound.ts';

/** What a file says of its coding once: its "magic cookie". */
export interface AlacForm {
  packetSamples: number;
  bits: number;
  channels: number;
  /** Hz. */
  rate: number;
  /** Of the adaptive Golomb code: how fast it adapts, where it begins, and its longest rest. */
  adaptation: number;
  beginning: number;
  longestRest: number;
}

/** Bytes of a cookie. */
export const cookieBytes = 24;

/** Bytes of an atom before a cookie. */
const atomBytes = 12;

/** More samples are in no packet: encoders write 4,096. */
const mostSamples = 65_536;

/** The cookie without the atoms that stand around it in many files ("Compatibility" there). */
export function bareCookie(cookie: DataView): DataView {
  const behindFormat = textAt(cookie, 4, 4) === 'frma' ? atomBytes : 0;
  const start = behindFormat + (textAt(cookie, behindFormat + 4, 4) === 'alac' ? atomBytes : 0);
  return new DataView(cookie.buffer, cookie.byteOffset + start, cookieBytes);
}

/** Throws a RangeError for what is no cookie. */
export function alacForm(cookie: DataView): AlacForm {
  const [bits, adaptation, beginning, longestRest, channels] = [5, 6, 7, 8, 9].map((at) => cookie.getUint8(at));
  const packetSamples = cookie.getUint32(0);
  if (packetSamples > mostSamples) throw new RangeError(`${packetSamples} samples in a packet`);
  return {
    packetSamples,
    rate: cookie.getUint32(20),
    bits: bits!,
    adaptation: adaptation!,
    beginning: beginning!,
    longestRest: longestRest!,
    channels: channels!,
  };
}

/** A packet has at most its samples as they are, and a head for each element. */
export const mostPacketBytes = ({ packetSamples, bits, channels }: AlacForm): number =>
  channels * (Math.ceil((packetSamples * bits) / 8) + 16) + 1;

/** Kinds of element in a packet. */
const pair = 1;
const lowFrequency = 3;
const end = 7;

/** The channels of a packet, between -1 and 1. Throws a RangeError for what is no such packet. */
export function alacSamples(form: AlacForm, packet: Uint8Array): Float32Array<ArrayBuffer>[] {
  const bits = new BitReader(packet);
  const channels: Int32Array[] = [];
  while (bits.left >= 3) {
    const kind = bits.next(3);
    if (kind === end) break;
    if (kind > pair && kind !== lowFrequency) throw new RangeError(`an element of kind ${kind}`);
    channels.push(...element(form, bits, kind === pair ? 2 : 1));
  }
  return channels.map((samples) => Float32Array.from(samples, (sample) => sample / 2 ** (form.bits - 1)));
}

function element(form: AlacForm, bits: BitReader, count: number): Int32Array[] {
  // Its number, and bits that nobody uses.
  bits.next(4);
  bits.next(12);
  const hasLength = bits.next(1);
  const lowerBits = bits.next(2) << 3;
  const isPlain = bits.next(1);
  const length = hasLength ? bits.next(32) : form.packetSamples;
  if (length > form.packetSamples) throw new RangeError(`${length} samples in a packet`);
  if (isPlain) return plain(form, bits, count, length);

  const shift = bits.next(8);
  const weight = bits.next(8);
  const predictions = Array.from({ length: count }, () => predictionFrom(bits));
  const lower = Array.from({ length: count }, () => new Int32Array(length));
  if (lowerBits > 0) for (let i = 0; i < length; i++) for (const plane of lower) plane[i] = bits.next(lowerBits);
  const width = form.bits - lowerBits + count - 1;
  const planes = predictions.map((prediction) => {
    const errors = golomb(form, bits, { length, width, adaptation: (prediction.pace * form.adaptation) >> 2 });
    const first = prediction.isTwice ? predicted(errors, { ...prediction, coefficients: firstOrder }, width) : errors;
    return predicted(first, prediction, width);
  });
  if (count === 2 && weight > 0) decorrelate(planes[0]!, planes[1]!, weight, shift);
  if (lowerBits > 0) {
    for (const [at, plane] of planes.entries()) {
      for (let i = 0; i < length; i++) plane[i] = (plane[i]! << lowerBits) | lower[at]![i]!;
    }
  }
  return planes;
}

/** So many coefficients stand for the plain difference. */
const firstOrder = new Int32Array(31);

function plain(form: AlacForm, bits: BitReader, count: number, length: number): Int32Array[] {
  const planes = Array.from({ length: count }, () => new Int32Array(length));
  const rest = 32 - form.bits;
  for (let i = 0; i < length; i++) for (const plane of planes) plane[i] = (bits.next(form.bits) << rest) >> rest;
  return planes;
}

function predictionFrom(bits: BitReader): Prediction & { pace: number; isTwice: boolean } {
  const isTwice = bits.next(4) === 15;
  const denominator = bits.next(4);
  const pace = bits.next(3);
  const coefficients = new Int32Array(bits.next(5));
  for (let i = coefficients.length - 1; i >= 0; i--) coefficients[i] = (bits.next(16) << 16) >> 16;
  return { isTwice, denominator, pace, coefficients };
}

interface GolombOptions {
  length: number;
  /** Bits of a sample. */
  width: number;
  adaptation: number;
}

/** The errors of prediction, by a Golomb code that adapts to their size and counts runs of zeros. */
function golomb(form: AlacForm, bits: BitReader, { length, width, adaptation }: GolombOptions): Int32Array {
  const errors = new Int32Array(length);
  let history = form.beginning;
  let isBehindRun = 0;
  for (let i = 0; i < length; i++) {
    const value = scalar(bits, Math.min(form.longestRest, log2((history >> 9) + 3)), width) + isBehindRun;
    isBehindRun = 0;
    errors[i] = value & 1 ? -Math.ceil(value / 2) : value / 2;
    history = value > 0xffff ? 0xffff : history + value * adaptation - ((history * adaptation) >> 9);
    if (history < 128 && i + 1 < length) {
      const rest = Math.min(form.longestRest, 7 - log2(history) + ((history + 16) >> 6));
      const run = scalar(bits, rest, 16);
      i += Math.min(run, length - i - 1);
      if (run <= 0xffff) isBehindRun = 1;
      history = 0;
    }
  }
  return errors;
}

/** Ones up to nine, then a rest of `rest` bits; nine ones stand before a number of `width` bits. */
function scalar(bits: BitReader, rest: number, width: number): number {
  let ones = 0;
  while (ones < 9 && bits.next(1)) ones++;
  if (ones > 8) return bits.next(width);
  if (rest === 1) return ones;
  const value = ones * (2 ** rest - 1);
  const upper = bits.next(rest - 1);
  // A rest of 0 or 1 is one bit shorter.
  return upper === 0 ? value : value + upper * 2 + bits.next(1) - 1;
}

const log2 = (value: number) => 31 - Math.clz32(value | 1);
