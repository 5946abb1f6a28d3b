/**
 * WAV with the codings that nobody else reads, and Wave64, Sony's WAV for long recordings. The head of the sound is the same in both
 * (`WAVEFORMATEX`, Microsoft).
 */

import { type Chunk, chunksOf, riffChunks, wave64Chunks } from './chunks.ts';
import { type ByteReader, type CodedSound, textAt, type UnreadSound } from './coded-sound.ts';
import { waveCoding } from './coding-names.ts';
import { gsmBlocks } from './gsm.ts';
import { imaBlocks } from './ima-adpcm.ts';
import { microsoftBlocks } from './microsoft-adpcm.ts';
import { pcmSound } from './pcm.ts';

/** Numbers of codings (`mmreg.h`). */
const codings = { pcm: 1, microsoft: 2, float: 3, alaw: 6, ulaw: 7, ima: 0x11, gsm: 0x31, extensible: 0xfffe };

/** What a Wave64 begins with: `riff` and the rest of Sony's number. */
const wave64Start = 'riff\x2e\x91\xcf\x11';

export async function readWave(file: ByteReader): Promise<CodedSound | UnreadSound | null> {
  const head = await file.read(0, 12);
  const isWave64 = textAt(head, 0, 8) === wave64Start;
  if (!isWave64 && !(textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WAVE')) return null;
  const chunks = await chunksOf(file, isWave64 ? wave64Chunks : riffChunks);
  const [format, data] = [chunks.get('fmt '), chunks.get('data')];
  return format && data ? soundOf(await file.read(format.start, format.end), data) : null;
}

function soundOf(format: DataView, { start, end }: Chunk): CodedSound | UnreadSound | null {
  const said = format.getUint16(0, true);
  const bits = format.getUint16(14, true);
  const blockBytes = format.getUint16(12, true);
  const place = { rate: format.getUint32(4, true), channels: format.getUint16(2, true), start, end };
  // An extensible head says its coding in the first bytes of a longer number.
  const coding = said === codings.extensible && format.byteLength >= 26 ? format.getUint16(24, true) : said;
  const littleEndian = true;
  switch (coding) {
    case codings.pcm:
      return pcmSound({ kind: bits <= 8 ? 'unsigned' : 'integer', bits, littleEndian }, place);
    case codings.float:
      return pcmSound({ kind: 'float', bits, littleEndian }, place);
    case codings.ulaw:
      return pcmSound({ kind: 'ulaw', bits, littleEndian }, place);
    case codings.alaw:
      return pcmSound({ kind: 'alaw', bits, littleEndian }, place);
    case codings.ima:
      return imaBlocks(place, blockBytes);
    case codings.microsoft:
      return microsoftBlocks(place, blockBytes);
    case codings.gsm:
      return gsmBlocks(place);
    default:
      return { coding: waveCoding(coding) };
  }
}
