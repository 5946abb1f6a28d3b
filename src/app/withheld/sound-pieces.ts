/** Sound without text, kept for later recognition, and its division into pieces of a suitable length. */

import { rmsDb } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import type { SampleRange } from './withheld-ranges.ts';

export interface Sound {
  /** Sample index of the first sample. */
  start: number;
  /** Mono samples at 16 kHz. */
  samples: Float32Array;
  /** Which of several voices it is of, each with a channel of its own; left out where there is one. */
  voice?: number;
  /** Who speaks in it, where each voice is a speaker. */
  speaker?: string;
}

/** A copy of the sound whose buffer can be transferred to another thread. */
export interface SoundPiece extends Sound {
  samples: Float32Array<ArrayBuffer>;
}

/** Level in dBFS below which a frame counts as silent; the hum of an unused input is below this level. */
const soundDb = -75;
const soundFrame = 0.05 * speechRate;
/** Least number of samples with sound; a click of the button is shorter. */
const leastSound = 0.5 * speechRate;

/** Longest piece for the recogniser in samples, and the stretch before its end in which the quietest place is searched. */
const longestPiece = 20 * speechRate;
const searched = 2 * speechRate;
const quietFrame = 0.1 * speechRate;

/** Whether the sound is more than silence or a click. */
export function isSounding({ samples }: Sound): boolean {
  let sounding = 0;
  for (let at = 0; at < samples.length; at += soundFrame) {
    const block = samples.subarray(at, at + soundFrame);
    if (rmsDb(block) > soundDb) sounding += block.length;
  }
  return sounding >= leastSound;
}

export function rangeOf({ start, samples }: Sound): SampleRange {
  return { start, end: start + samples.length };
}

/** Copies of the ranges, limited to the extent of `sound`. */
export function cutOut(sound: Sound, ranges: readonly SampleRange[]): SoundPiece[] {
  return ranges
    .map(({ start, end }) => {
      const from = Math.max(start, sound.start);
      const samples = sound.samples.slice(from - sound.start, Math.max(from, end) - sound.start);
      return { ...sound, start: from, samples };
    })
    .filter(({ samples }) => samples.length > 0);
}

/** The pieces in order, each less what an earlier one of its voice has of it. */
export function withoutOverlaps(pieces: readonly SoundPiece[]): SoundPiece[] {
  const reached = new Map<number | undefined, number>();
  return pieces
    .toSorted((a, b) => a.start - b.start)
    .flatMap((piece) => {
      const from = reached.get(piece.voice) ?? 0;
      const rest = cutOut(piece, [{ start: from, end: rangeOf(piece).end }]);
      reached.set(piece.voice, Math.max(from, rangeOf(piece).end));
      return rest;
    });
}

/** Divides the sound into pieces of similar length, cut at quiet places. */
export function inPieces({ start, samples, ...of }: SoundPiece): SoundPiece[] {
  const pieces: SoundPiece[] = [];
  for (let at = 0; at < samples.length; ) {
    const rest = samples.length - at;
    const share = Math.floor(rest / Math.ceil(rest / longestPiece));
    const end = share === rest ? samples.length : quietestPlace(samples, at + share - searched, at + share);
    pieces.push({ ...of, start: start + at, samples: samples.slice(at, end) });
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
