/**
 * Whether a sound has room for a text: how many syllables it has without knowing them. Every vowel is a peak of the energy (Mermelstein
 * 1975); fluent speech hides some and noise adds some, so that this tells only whether a text has far too many.
 */

import { speechRate } from '../../core/resampler.ts';

/** Most syllables for each peak: the most fluent of 31 recordings has 1.72. */
const mostPerPeak = 1.8;
/** Samples of a step of the energy's curve, and the steps over which it is smoothed. */
const hop = 0.01 * speechRate;
const smoothing = 7;
/** Between two peaks the level falls by this many dB. */
const dip = 2;
/** Peaks this many dB below the loudest are no vowels. */
const span = 25;

/** Syllables of 0 to 9 in English. */
const digits = [2, 1, 1, 1, 1, 1, 1, 2, 1, 1];
const vowels = /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœаеёиоуыэюя]+/giu;
const silentEnd = /[^aeiouyl]e(s|d)?\b/giu;
const syllabic = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** `samples` are at 16 kHz. */
export function bearsText(samples: Float32Array, text: string): boolean {
  return syllablesOf(text) <= mostPerPeak * syllablePeaks(samples);
}

export function syllablePeaks(samples: Float32Array): number {
  const levels = smoothedLevels(samples);
  const floor = levels.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY) - span;
  let peaks = 0;
  let isRising = true;
  let extreme = floor;
  for (const level of levels) {
    if (isRising ? level > extreme : level < extreme) extreme = level;
    if (isRising && level < extreme - dip) {
      if (extreme > floor) peaks++;
      isRising = false;
      extreme = level;
    } else if (!isRising && level > extreme + dip) {
      isRising = true;
      extreme = level;
    }
  }
  return isRising && extreme > floor ? peaks + 1 : peaks;
}

/** In dB, a step of 10 ms each. */
function smoothedLevels(samples: Float32Array): number[] {
  const powers: number[] = [];
  for (let at = 0; at < samples.length; at += hop) {
    let sum = 0;
    for (const sample of samples.subarray(at, at + hop)) sum += sample * sample;
    powers.push(sum / hop);
  }
  const half = smoothing >> 1;
  return powers.map((_, at) => {
    const around = powers.slice(Math.max(0, at - half), at + half + 1);
    return 10 * Math.log10(around.reduce((sum, each) => sum + each, 0) / around.length + 1e-12);
  });
}

/** Counted roughly: groups of vowels, digits as they are said, characters of scripts that write syllables. */
export function syllablesOf(text: string): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  const spoken = words.reduce((sum, word) => {
    const groups = (word.match(vowels) ?? []).length - (word.match(silentEnd) ?? []).length;
    return sum + Math.max(1, groups, (word.match(syllabic) ?? []).length);
  }, 0);
  return spoken + [...text.matchAll(/\d/g)].reduce((sum, [digit]) => sum + digits[Number(digit)]!, 0);
}
