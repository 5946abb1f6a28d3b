/** Apple Lossless in MP4, as a phone's voice memos are on request: packets by `mediabunny`, samples by the app's own decoder. */

import type { InputAudioTrack } from 'mediabunny';
import { type AlacForm, alacForm, alacSamples, cookieBytes } from '../formats/sound/alac.ts';
import { type ByteReader, textAt } from '../formats/sound/coded-sound.ts';
import { packetsFrom } from './packet-blocks.ts';
import type { SoundBlock } from './speech-stream.ts';

/** The sound of an Apple Lossless track, or null for another one. */
export async function alacBlocks(
  file: ByteReader,
  track: InputAudioTrack,
): Promise<((zero: number, from: number) => AsyncGenerator<SoundBlock>) | null> {
  if ((await track.getInternalCodecId()) !== 'alac') return null;
  const form = await formOf(file, track.id);
  return form && ((zero, from) => blocksOf(track, form, zero, from));
}

async function* blocksOf(
  track: InputAudioTrack,
  form: AlacForm,
  zero: number,
  from: number,
): AsyncGenerator<SoundBlock> {
  for await (const { data, timestamp } of packetsFrom(track, from > 0 ? zero + from : null)) {
    const planes = alacSamples(form, data);
    if (planes[0]?.length) yield { at: timestamp - zero, planes, rate: form.rate };
  }
}

/** The length and the name of the box that holds the cookie, and its version before it. */
const boxBytes = 12 + cookieBytes;

/** What the track with that number in the container says of its coding. */
async function formOf(file: ByteReader, id: number): Promise<AlacForm | null> {
  const movie = await movieBox(file);
  const track = movie && [...boxesIn(movie, 'trak')].find((box) => trackId(box) === id);
  if (!track) return null;
  for (let at = 0; at + boxBytes <= track.byteLength; at++) {
    if (track.getUint32(at) !== boxBytes || textAt(track, at + 4, 4) !== 'alac') continue;
    return alacForm(new DataView(track.buffer, track.byteOffset + at + 12, cookieBytes));
  }
  return null;
}

/** Its number stands behind two times, which are longer in another version (ISO/IEC 14496-12, 8.3.2). */
function trackId(track: DataView<ArrayBuffer>): number | null {
  const [header] = boxesIn(track, 'tkhd');
  return header ? header.getUint32(header.getUint8(0) === 1 ? 20 : 12) : null;
}

/** What stands in the boxes of that name in another one (ISO/IEC 14496-12, 4.2). */
function* boxesIn(box: DataView<ArrayBuffer>, name: string): Generator<DataView<ArrayBuffer>> {
  for (let at = 0; at + 8 <= box.byteLength; ) {
    const length = box.getUint32(at);
    if (length < 8 || at + length > box.byteLength) return;
    if (textAt(box, at + 4, 4) === name) yield new DataView(box.buffer, box.byteOffset + at + 8, length - 8);
    at += length;
  }
}

/** What stands in the box that describes the tracks. */
async function movieBox(file: ByteReader): Promise<DataView<ArrayBuffer> | null> {
  for (let at = 0; at + 8 <= file.size; ) {
    const head = await file.read(at, at + 16);
    const short = head.getUint32(0);
    const isLong = short === 1 && head.byteLength === 16;
    const length = isLong ? Number(head.getBigUint64(8)) : short;
    if (textAt(head, 4, 4) === 'moov') return file.read(at + (isLong ? 16 : 8), at + length);
    if (length < 8) return null;
    at += length;
  }
  return null;
}
