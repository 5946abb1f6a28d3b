/** Formats that are read by the app's own code: the lossless and the telephone ones that browsers leave out. */

import { findCodedSound, readCodedSound, samplesIn } from '../formats/sound/coded-sound-reader.ts';
import { byteReader } from './byte-reader.ts';
import type { SoundReader } from './container.ts';
import type { SoundBlock } from './speech-stream.ts';

/** The sound of a file, or null for one that is not read here. */
export async function openCodedFile(blob: Blob): Promise<SoundReader | null> {
  const file = byteReader(blob);
  const sound = await findCodedSound(file);
  if (!sound || 'coding' in sound) return null;
  const { rate } = sound;

  return {
    track: 1,
    tracks: [],
    duration: samplesIn(sound) / rate,
    async *blocks(): AsyncGenerator<SoundBlock> {
      let samples = 0;
      for await (const planes of readCodedSound(file, sound)) {
        yield { at: samples / rate, planes, rate };
        samples += planes[0]!.length;
      }
    },
    close: () => {},
  };
}
