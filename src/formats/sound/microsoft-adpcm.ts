/** Microsoft ADPCM: four bits a sample, foretold from the two before ("New Multimedia Data Types and Data Techniques", Microsoft 1994). */

import type { CodedSound, Place } from './coded-sound.ts';

/** How the step grows with the last code, in 256ths. */
const growth = [230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230];
/** What a sample takes from the one before and the one before that, in 256ths. */
const usualPairs: readonly (readonly [number, number])[] = [
  [256, 0],
  [512, -256],
  [0, 0],
  [192, 64],
  [240, 0],
  [460, -208],
  [392, -232],
];

export function microsoftBlocks(place: Place, blockBytes: number): CodedSound {
  const { channels } = place;
  const headBytes = 7 * channels;
  const codes = Math.floor(((blockBytes - headBytes) * 2) / channels);
  return {
    ...place,
    blockBytes,
    blockSamples: 2 + codes,
    begin: () => (bytes, at, planes, to) => {
      for (const [channel, plane] of planes.entries()) {
        const [one, other] = usualPairs[bytes.getUint8(at + channel)] ?? usualPairs[0]!;
        const head = (field: number) => bytes.getInt16(at + channels + 2 * (field * channels + channel), true);
        let step = head(0);
        let last = head(1);
        let before = head(2);
        plane[to] = before / 32_768;
        plane[to + 1] = last / 32_768;
        for (let i = 0; i < codes; i++) {
          const nibble = i * channels + channel;
          const byte = bytes.getUint8(at + headBytes + (nibble >> 1));
          const code = nibble & 1 ? byte & 15 : byte >> 4;
          const foretold = (last * one + before * other) >> 8;
          const sample = Math.max(-32_768, Math.min(32_767, foretold + (code >= 8 ? code - 16 : code) * step));
          plane[to + 2 + i] = sample / 32_768;
          step = Math.max(16, (growth[code]! * step) >> 8);
          before = last;
          last = sample;
        }
      }
    },
  };
}
