/** AU, the sound of Sun and NeXT: a head of numbers, then samples. */

import { type ByteReader, type CodedSound, textAt, type UnreadSound } from './coded-sound.ts';
import { auCoding } from './coding-names.ts';
import { type PcmForm, pcmSound } from './pcm.ts';

const integer = (bits: number): PcmForm => ({ kind: 'integer', bits, littleEndian: false });

const encodings: Record<number, PcmForm> = {
  1: { kind: 'ulaw', bits: 8, littleEndian: false },
  2: integer(8),
  3: integer(16),
  4: integer(24),
  5: integer(32),
  6: { kind: 'float', bits: 32, littleEndian: false },
  7: { kind: 'float', bits: 64, littleEndian: false },
  27: { kind: 'alaw', bits: 8, littleEndian: false },
};

export async function readAu(file: ByteReader): Promise<CodedSound | UnreadSound | null> {
  const head = await file.read(0, 24);
  if (head.byteLength < 24 || textAt(head, 0, 4) !== '.snd') return null;
  const [start, bytes, encoding, rate, channels] = [4, 8, 12, 16, 20].map((at) => head.getUint32(at));
  const form = encodings[encoding!];
  if (!form) return { coding: auCoding(encoding!) };
  // A stream says 4,294,967,295 bytes: whatever there is.
  const end = Math.min(file.size, start! + bytes!);
  return pcmSound(form, { rate: rate!, channels: channels!, start: start!, end });
}
