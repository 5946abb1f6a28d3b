/**
 * Whether two channels are two speakers, as in a recorded call, or one scene heard from two places. Two speakers have neither their waves
 * in common nor, unlike one voice before two microphones, when they are loud.
 */

import type { SoundBlock } from './speech-stream.ts';

/** Seconds that are tried; while one channel has had nothing yet, as before a call is answered, so many at most. */
const tried = 30;
const mostTried = 180;
const frameSeconds = 0.02;
/** Share of the frames of more than this level, in dBFS, by which a channel has had something: `loudLevel` is theirs then. */
const leastLoud = 0.1;
const loud = -50;

/** Correlations above which the channels belong together: of their waves, and of their levels in dB from frame to frame. */
const mostAlikeWaves = 0.2;
const mostAlikeLevels = 0.7;
/** dB: a channel that is quieter than the other by more has no speaker of its own. */
const mostApartLevels = 30;
/** Power of what counts as silence: -60 dBFS. */
const silence = 1e-6;

/** Listens to the beginning of the sound. */
export async function areApart(blocks: AsyncIterable<SoundBlock>): Promise<boolean> {
  const together = { product: 0, left: 0, right: 0 };
  const levels: [number[], number[]] = [[], []];
  const loudFrames = [0, 0];
  let frame = { length: 0, left: 0, right: 0 };
  for await (const { at, planes, rate } of blocks) {
    const [left, right] = planes;
    if (planes.length !== 2 || !left || !right) return false;
    const frameLength = Math.round(frameSeconds * rate);
    for (let i = 0; i < left.length; i++) {
      together.product += left[i]! * right[i]!;
      frame.left += left[i]! ** 2;
      frame.right += right[i]! ** 2;
      if (++frame.length < frameLength) continue;
      together.left += frame.left;
      together.right += frame.right;
      for (const [channel, power] of [frame.left, frame.right].entries()) {
        const level = decibels(power / frameLength);
        levels[channel]!.push(level);
        if (level > loud) loudFrames[channel]! += 1;
      }
      frame = { length: 0, left: 0, right: 0 };
    }
    if (at > (Math.min(...loudFrames) <= leastLoud * levels[0].length ? mostTried : tried)) break;
  }
  const [left, right] = levels.map(loudLevel);
  if (left === undefined || right === undefined) return false;
  if (Math.min(left, right) <= decibels(0) || Math.abs(left - right) > mostApartLevels) return false;
  const alike = together.product / Math.sqrt(together.left * together.right);
  return Math.abs(alike) < mostAlikeWaves && correlation(...levels) < mostAlikeLevels;
}

const decibels = (power: number) => 10 * Math.log10(power + silence);

/** The level that a tenth of the frames exceed. */
const loudLevel = (levels: readonly number[]) =>
  levels.toSorted((a, b) => a - b)[Math.floor((1 - leastLoud) * levels.length)];

function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one, other].map((levels) => {
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    return levels.map((level) => level - mean);
  });
  const product = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return product(a!, b!) / Math.sqrt(product(a!, a!) * product(b!, b!));
}
