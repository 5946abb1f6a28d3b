/** Stretches of sound that are kept because they gave no text, and the pieces in which they can be recognised. */

import { rmsDb } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import type { SampleRange } from './withheld-ranges.ts';

export interface Sound {
  /** Index of its first sample. */
  start: number;
  /** At 16 kHz. */
  samples: Float32Array;
}

/** A copy of its own, which may be given to another thread. */
export interface SoundPiece extends Sound {
  samples: Float32Array<ArrayBuffer>;
}

/** A dead input hums more softly than this. */
const soundDb = -75;
const soundFrame = 0.05 * speechRate;
/** A shorter sound than this is a click of the button. */
const leastSound = 0.5 * speechRate;

/** What a recogniser takes at once, and where before its end the quietest place is looked for. */
const longestPiece = 20 * speechRate;
const searched = 2 * speechRate;
const quietFrame = 0.1 * speechRate;

/** Whether there is anything in it to listen to. */
export function isSounding({ samples }: Sound): boolean {
  let sounding = 0;
  for (let at = 0; at < samples.length; at += soundFrame) {
    const block = samples.subarray(at, at + soundFrame);
    if (rmsDb(block) > soundDb) sounding += block.length;
  }
  return sounding >= leastSound;
}

/** Copies of the ranges, as far as `sound` holds them. */
export function cutOut(sound: Sound, ranges: readonly SampleRange[]): SoundPiece[] {
  return ranges
    .map(({ start, end }) => {
      const from = Math.max(start, sound.start);
      return { start: from, samples: sound.samples.slice(from - sound.start, Math.max(from, end) - sound.start) };
    })
    .filter(({ samples }) => samples.length > 0);
}

/** The stretch in pieces of about the same length, cut where it is quiet. */
export function inPieces({ start, samples }: SoundPiece): SoundPiece[] {
  const pieces: SoundPiece[] = [];
  for (let at = 0; at < samples.length; ) {
    const rest = samples.length - at;
    const share = Math.floor(rest / Math.ceil(rest / longestPiece));
    const end = share === rest ? samples.length : quietestPlace(samples, at + share - searched, at + share);
    pieces.push({ start: start + at, samples: samples.slice(at, end) });
    at = end;
  }
  return pieces;
}

function quietestPlace(samples: Float32Array, from: number, to: number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let at = from; at + quietFrame <= to; at += quietFrame / 2) {
    const level = rmsDb(samples.subarray(at, at + quietFrame));
    if (level >= least) continue;
    least = level;
    best = at;
  }
  return best + quietFrame / 2;
}
