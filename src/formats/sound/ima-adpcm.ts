/** IMA ADPCM: four bits a sample, in the blocks of WAV and in the packets of QuickTime ("Recommended Practices for Enhancing Digital Audio
 * Compatibility", IMA 1992). */

import type { CodedSound, Place } from './coded-sound.ts';

const indexSteps = [-1, -1, -1, -1, 2, 4, 6, 8];

/** 89 steps, each a tenth greater than the one before. */
const steps = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118,
  130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060,
  1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484,
  7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];

class Predictor {
  #value: number;
  #index: number;

  constructor(value: number, index: number) {
    this.#value = value;
    this.#index = Math.min(88, index);
  }

  isNear(other: Predictor): boolean {
    return this.#index === other.#index && Math.abs(this.#value - other.#value) <= rest;
  }

  /** The sample of the next four bits, between -1 and 1. */
  next(code: number): number {
    const step = steps[this.#index]!;
    let change = step >> 3;
    if (code & 4) change += step;
    if (code & 2) change += step >> 1;
    if (code & 1) change += step >> 2;
    this.#value += code & 8 ? -change : change;
    this.#value = Math.max(-32_768, Math.min(32_767, this.#value));
    this.#index = Math.max(0, Math.min(88, this.#index + indexSteps[code & 7]!));
    return this.#value / 32_768;
  }
}

/** Blocks of WAV: a head of four bytes a channel, then four bytes of eight samples for one channel after the other. */
export function imaBlocks(place: Place, blockBytes: number): CodedSound {
  const { channels } = place;
  const groups = Math.floor((blockBytes - 4 * channels) / (4 * channels));
  return {
    ...place,
    blockBytes,
    blockSamples: 1 + 8 * groups,
    begin: () => (bytes, at, planes, to) => {
      for (const [channel, plane] of planes.entries()) {
        const head = at + 4 * channel;
        const first = bytes.getInt16(head, true);
        const predictor = new Predictor(first, bytes.getUint8(head + 2));
        plane[to] = first / 32_768;
        for (let i = 0; i < 8 * groups; i++) {
          const byte = at + 4 * channels * (1 + (i >> 3)) + 4 * channel + ((i & 7) >> 1);
          plane[to + 1 + i] = predictor.next((bytes.getUint8(byte) >> (4 * (i & 1))) & 15);
        }
      }
    },
  };
}

const packetBytes = 34;
const packetSamples = 64;
/** The lower bits of a packet's head, which hold the index of the step. */
const rest = 0x7f;

/** Packets of QuickTime, AIFC and CAF: two bytes of head, 64 samples, one channel after the other. */
export function imaPackets(place: Place): CodedSound {
  return {
    ...place,
    blockBytes: packetBytes * place.channels,
    blockSamples: packetSamples,
    begin() {
      const before: Predictor[] = [];
      return (bytes, at, planes, to) => {
        for (const [channel, plane] of planes.entries()) {
          const packet = at + channel * packetBytes;
          const head = bytes.getInt16(packet);
          const said = new Predictor(head & ~rest, head & rest);
          const last = before[channel];
          // A head has the upper nine bits alone: where they are those of the packet before, its predictor is the exact one.
          const predictor = last?.isNear(said) ? last : said;
          before[channel] = predictor;
          for (let i = 0; i < packetSamples; i++) {
            plane[to + i] = predictor.next((bytes.getUint8(packet + 2 + (i >> 1)) >> (4 * (i & 1))) & 15);
          }
        }
      };
    },
  };
}
