/** Where nobody speaks between the words of a sound, by its level. */

import { rmsDb } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';

/** Seconds, [start, end). */
export interface Pause {
  start: number;
  end: number;
}

/** Samples from one level to the next, and those that a level is of. */
const hop = 0.01 * speechRate;
const around = 0.02 * speechRate;
/** A voice is above this share of the distance in dB between the quiet levels and the loud ones, and no farther below the loud ones. */
const standsOut = 0.3;
const span = 35;
/** Less distance in dB than this tells nothing: the room is as loud as the voice. */
const clear = 10;
/** Seconds of a pause: the sound stops for a shorter time before p, t and k. A shorter sound in it is a click. */
const leastPause = 0.15;
const leastSound = 0.04;

/** The pauses of 16 kHz samples in their order, those before the first word and behind the last one among them. */
export function pausesIn(samples: Float32Array): Pause[] {
  const levels: number[] = [];
  for (let at = 0; at < samples.length; at += hop) {
    levels.push(rmsDb(samples.subarray(Math.max(0, at + (hop - around) / 2), at + (hop + around) / 2)));
  }
  const sorted = levels.toSorted((a, b) => a - b);
  const [quiet = 0, loud = 0] = [0.1, 0.9].map((share) => sorted[Math.floor(share * sorted.length)]!);
  if (loud - quiet < clear) return [];
  const floor = Math.max(quiet + standsOut * (loud - quiet), loud - span);
  const sounds = runsOf(levels, (level) => level >= floor).filter(({ start, end }) => end - start >= leastSound);
  const edges = [0, ...sounds.flatMap(({ start, end }) => [start, end]), samples.length / speechRate];
  const pauses = Array.from({ length: edges.length / 2 }, (_, at) => ({
    start: edges[2 * at]!,
    end: edges[2 * at + 1]!,
  }));
  return pauses.filter(({ start, end }) => end - start >= leastPause);
}

/** The seconds of levels in a row that are all loud. */
function runsOf(levels: readonly number[], isLoud: (level: number) => boolean): Pause[] {
  const runs: Pause[] = [];
  levels.forEach((level, at) => {
    if (!isLoud(level)) return;
    const last = runs.at(-1);
    const [start, end] = [(at * hop) / speechRate, ((at + 1) * hop) / speechRate];
    if (last && at > 0 && isLoud(levels[at - 1]!)) last.end = end;
    else runs.push({ start, end });
  });
  return runs;
}
