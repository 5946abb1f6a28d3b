/** Apple Lossless in CAF: packets of their own lengths, which stand in a table ("Apple Core Audio Format Specification 1.0", packet table). */

import { type AlacForm, alacForm, alacSamples, bareCookie, mostPacketBytes } from './alac.ts';
import type { Chunk } from './chunks.ts';
import type { ByteReader, PacketSound, Place } from './coded-sound.ts';

/** Bytes that the atoms around a cookie may take with it. */
const cookieAtMost = 1024;

/** Bytes of the table before the lengths. */
const tableHead = 24;

/** Bytes that are read at once. */
const tableAtOnce = 16_384;
const soundAtOnce = 131_072;

/** The sound in `place`, or null for a file without its cookie or its table: one that was never finished. */
export async function cafAlac(
  file: ByteReader,
  chunks: ReadonlyMap<string, Chunk>,
  place: Place,
): Promise<PacketSound | null> {
  const [cookie, table] = [chunks.get('kuki'), chunks.get('pakt')];
  if (!cookie || !table) return null;
  const { start } = cookie;
  const form = alacForm(bareCookie(await file.read(start, Math.min(cookie.end, start + cookieAtMost))));
  const head = await file.read(table.start, Math.min(table.end, table.start + tableHead));
  const packets = Number(head.getBigInt64(0));
  const samples = Number(head.getBigInt64(8));
  const priming = head.getInt32(16);
  const lengths = () => packetLengths(file, { ...table, start: table.start + tableHead }, packets);
  return {
    rate: place.rate,
    channels: place.channels,
    samples,
    read: () => withoutPriming(samplesOf(form, packetsOf(file, place, form, lengths())), priming, samples),
  };
}

/** Numbers of seven bits a byte, the highest first; the last byte of each has no eighth bit. */
async function* packetLengths(file: ByteReader, { start, end }: Chunk, count: number): AsyncGenerator<number> {
  let length = 0;
  let left = count;
  for (let at = start; at < end; at += tableAtOnce) {
    const bytes = await file.read(at, Math.min(end, at + tableAtOnce));
    for (let i = 0; i < bytes.byteLength; i++) {
      if (left <= 0) return;
      const byte = bytes.getUint8(i);
      length = length * 128 + (byte & 0x7f);
      if (byte >= 128) continue;
      yield length;
      length = 0;
      left--;
    }
  }
}

/** The packets up to the first that was cut off. */
async function* packetsOf(
  file: ByteReader,
  { start, end }: Place,
  form: AlacForm,
  lengths: AsyncIterable<number>,
): AsyncGenerator<Uint8Array> {
  const most = mostPacketBytes(form);
  let at = start;
  let [read, readFrom] = [new Uint8Array(), start];
  for await (const length of lengths) {
    if (length > most) throw new RangeError(`a packet of ${length} bytes`);
    if (at + length > readFrom + read.length) {
      const { buffer, byteOffset, byteLength } = await file.read(at, Math.min(end, at + Math.max(length, soundAtOnce)));
      [read, readFrom] = [new Uint8Array(buffer, byteOffset, byteLength), at];
      if (read.length < length) return;
    }
    yield read.subarray(at - readFrom, at - readFrom + length);
    at += length;
  }
}

async function* samplesOf(form: AlacForm, packets: AsyncIterable<Uint8Array>) {
  for await (const packet of packets) yield alacSamples(form, packet);
}

/** `count` samples behind the first `priming`, which an encoder has put there. */
async function* withoutPriming(
  blocks: AsyncIterable<Float32Array<ArrayBuffer>[]>,
  priming: number,
  count: number,
): AsyncGenerator<Float32Array<ArrayBuffer>[]> {
  let passed = -priming;
  for await (const planes of blocks) {
    const length = planes[0]?.length ?? 0;
    const [from, to] = [Math.max(0, -passed), Math.min(length, count - passed)];
    if (from < to) yield planes.map((plane) => plane.subarray(from, to));
    passed += length;
    if (passed >= count) return;
  }
}
