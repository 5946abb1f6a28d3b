/** The sound of files that neither the browser nor its libraries read, in whatever format. */

import { readAiff } from './aiff.ts';
import { readAu } from './au.ts';
import { readCaf } from './caf.ts';
import type { ByteReader, CodedSound, PacketSound, UnreadSound } from './coded-sound.ts';
import { readWave } from './wave.ts';

const readers = [readWave, readAiff, readAu, readCaf];
const mostChannels = 64;

/** Samples a channel that are read at once. */
const atOnce = 65_536;

/** Where the sound stands in the file and how it is coded; null for what is not known here. */
export async function findCodedSound(file: ByteReader): Promise<CodedSound | PacketSound | UnreadSound | null> {
  for (const read of readers) {
    const sound = await read(file);
    if (sound) return 'coding' in sound || isPossible(sound) ? sound : null;
  }
  return null;
}

function isPossible(sound: CodedSound | PacketSound): boolean {
  const { rate, channels } = sound;
  const isRead = 'read' in sound || (sound.blockBytes > 0 && sound.blockSamples > 0);
  return isRead && rate > 0 && channels > 0 && channels <= mostChannels;
}

/** Samples a channel. */
export function samplesIn(sound: CodedSound | PacketSound): number {
  if ('read' in sound) return sound.samples;
  const { start, end, blockBytes, blockSamples } = sound;
  return Math.floor((end - start) / blockBytes) * blockSamples;
}

/** Its channels from the beginning. A last block or packet that was cut off is left out. */
export async function* readCodedSound(
  file: ByteReader,
  sound: CodedSound | PacketSound,
): AsyncGenerator<Float32Array<ArrayBuffer>[]> {
  if ('read' in sound) return yield* sound.read();
  const { start, end, channels, blockBytes, blockSamples } = sound;
  const decode = sound.begin();
  const blocksAtOnce = Math.max(1, Math.floor(atOnce / blockSamples));
  for (let at = start; at + blockBytes <= end; ) {
    const bytes = await file.read(at, Math.min(end, at + blocksAtOnce * blockBytes));
    const blocks = Math.floor(bytes.byteLength / blockBytes);
    if (blocks === 0) return;
    const planes = Array.from({ length: channels }, () => new Float32Array(blocks * blockSamples));
    for (let block = 0; block < blocks; block++) decode(bytes, block * blockBytes, planes, block * blockSamples);
    yield planes;
    at += blocks * blockBytes;
  }
}
