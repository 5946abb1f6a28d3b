/** CAF, the Core Audio Format ("Apple Core Audio Format Specification 1.0"), with samples that stand for themselves, IMA ADPCM or Apple Lossless. */

import { cafAlac } from './caf-alac.ts';
import { cafChunks, chunksOf } from './chunks.ts';
import { type ByteReader, type CodedSound, type PacketSound, textAt, type UnreadSound } from './coded-sound.ts';
import { codingOfLetters } from './coding-names.ts';
import { imaPackets } from './ima-adpcm.ts';
import { pcmSound } from './pcm.ts';

/** Flags of linear samples. */
const isFloat = 1;
const isLittleEndian = 2;

/** Bytes in the data chunk before the sound: how often it was edited. */
const dataHead = 4;

export async function readCaf(file: ByteReader): Promise<CodedSound | PacketSound | UnreadSound | null> {
  if (textAt(await file.read(0, 4), 0, 4) !== 'caff') return null;
  const chunks = await chunksOf(file, cafChunks);
  const [description, data] = [chunks.get('desc'), chunks.get('data')];
  if (!description || !data) return null;
  const about = await file.read(description.start, description.end);
  const coding = textAt(about, 8, 4);
  const flags = about.getUint32(12);
  const bits = about.getUint32(28);
  const littleEndian = (flags & isLittleEndian) > 0;
  const place = {
    rate: Math.round(about.getFloat64(0)),
    channels: about.getUint32(24),
    start: data.start + dataHead,
    end: data.end,
  };
  if (coding === 'ima4') return imaPackets(place);
  if (coding === 'alac') return cafAlac(file, chunks, place);
  if (coding === 'ulaw' || coding === 'alaw') return pcmSound({ kind: coding, bits: 8, littleEndian }, place);
  if (coding !== 'lpcm') return { coding: codingOfLetters(coding) };
  return pcmSound({ kind: flags & isFloat ? 'float' : 'integer', bits, littleEndian }, place);
}
