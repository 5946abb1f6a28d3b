/** AIFF and AIFC, the sound of the Macintosh ("Audio Interchange File Format", Apple 1989 and 1991). */

import { aiffChunks, chunksOf } from './chunks.ts';
import { type ByteReader, type CodedSound, textAt, type UnreadSound } from './coded-sound.ts';
import { codingOfLetters } from './coding-names.ts';
import { imaPackets } from './ima-adpcm.ts';
import { type PcmForm, pcmSound } from './pcm.ts';

const bigEndian = false;

const compressions: Record<string, Partial<PcmForm>> = {
  NONE: {},
  twos: {},
  sowt: { littleEndian: true },
  'raw ': { kind: 'unsigned', bits: 8 },
  in24: { bits: 24 },
  in32: { bits: 32 },
  fl32: { kind: 'float', bits: 32 },
  FL32: { kind: 'float', bits: 32 },
  fl64: { kind: 'float', bits: 64 },
  FL64: { kind: 'float', bits: 64 },
  ulaw: { kind: 'ulaw', bits: 8 },
  ULAW: { kind: 'ulaw', bits: 8 },
  alaw: { kind: 'alaw', bits: 8 },
  ALAW: { kind: 'alaw', bits: 8 },
};

/** Bytes in the sound chunk before the sound: how far it is moved, and in blocks of which size. */
const soundHead = 8;

export async function readAiff(file: ByteReader): Promise<CodedSound | UnreadSound | null> {
  const head = await file.read(0, 12);
  const type = textAt(head, 8, 4);
  if (textAt(head, 0, 4) !== 'FORM' || (type !== 'AIFF' && type !== 'AIFC')) return null;
  const chunks = await chunksOf(file, aiffChunks);
  const [common, sound] = [chunks.get('COMM'), chunks.get('SSND')];
  if (!common || !sound) return null;
  const about = await file.read(common.start, common.end);
  const bits = about.getUint16(6);
  const compression = type === 'AIFC' ? textAt(about, 18, 4) : 'NONE';
  const moved = (await file.read(sound.start, sound.start + 4)).getUint32(0);
  const place = {
    rate: Math.round(extended(about, 8)),
    channels: about.getUint16(0),
    start: sound.start + soundHead + moved,
    end: sound.end,
  };
  if (compression === 'ima4') return imaPackets(place);
  const form = compressions[compression];
  if (!form) return { coding: codingOfLetters(compression) };
  return pcmSound({ kind: 'integer', bits, littleEndian: bigEndian, ...form }, place);
}

/** A float of 80 bits: sign and exponent in two bytes, then 64 bits that begin with the one before the point (IEEE 754). */
function extended(bytes: DataView, at: number): number {
  const exponent = bytes.getUint16(at) & 0x7fff;
  return Number(bytes.getBigUint64(at + 2)) * 2 ** (exponent - 16_383 - 63);
}
