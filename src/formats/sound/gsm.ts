/**
 * GSM full rate (ETSI EN 300 961, GSM 06.10), as voice mail stands in WAV: 65 bytes of two frames of 20 ms at 8 kHz, the first bit the
 * lowest. The arithmetic is the standard's: 16 bits that saturate, so that samples are equal to the bit.
 */

import type { CodedSound, Place } from './coded-sound.ts';
import { GsmSynthesis } from './gsm-synthesis.ts';

const frameSamples = 160;
const subframes = 4;
const pulses = 13;

/** Bits of the eight log area ratios. */
const ratioBits = [6, 6, 5, 5, 4, 4, 3, 3];

export function gsmBlocks(place: Place): CodedSound {
  return {
    ...place,
    channels: 1,
    blockBytes: 65,
    blockSamples: 2 * frameSamples,
    begin() {
      const synthesis = new GsmSynthesis();
      return (bytes, at, [plane], to) => {
        const next = bitsFrom(bytes, at);
        for (let frame = 0; frame < 2; frame++) {
          const ratios = ratioBits.map(next);
          const parts = Array.from({ length: subframes }, () => ({
            lag: next(7),
            gain: next(2),
            grid: next(2),
            maximum: next(6),
            pulses: Array.from({ length: pulses }, () => next(3)),
          }));
          synthesis.frame(ratios, parts, plane!, to + frame * frameSamples);
        }
      };
    },
  };
}

/** The next bits of a stream whose first bit is the lowest of its byte. */
function bitsFrom(bytes: DataView, at: number): (count: number) => number {
  let bit = 8 * at;
  return (count) => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value |= ((bytes.getUint8(bit >> 3) >> (bit & 7)) & 1) << i;
    return value;
  };
}
