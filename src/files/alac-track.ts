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
  const form = await formIn(file);
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

/** The cookie of the first Apple Lossless track. */
async function formIn(file: ByteReader): Promise<AlacForm | null> {
  const movie = await movieBox(file);
  if (!movie) return null;
  for (let at = 0; at + boxBytes <= movie.byteLength; at++) {
    if (movie.getUint32(at) !== boxBytes || textAt(movie, at + 4, 4) !== 'alac') continue;
    return alacForm(new DataView(movie.buffer, movie.byteOffset + at + 12, cookieBytes));
  }
  return null;
}

/** What describes the tracks: a box of MP4 (ISO/IEC 14496-12, 4.2). */
async function movieBox(file: ByteReader): Promise<DataView<ArrayBuffer> | null> {
  for (let at = 0; at + 8 <= file.size; ) {
    const head = await file.read(at, at + 16);
    const short = head.getUint32(0);
    const length = short === 1 && head.byteLength === 16 ? Number(head.getBigUint64(8)) : short;
    if (textAt(head, 4, 4) === 'moov') return file.read(at, at + length);
    if (length < 8) return null;
    at += length;
  }
  return null;
}
