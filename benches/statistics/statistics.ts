/** Statistics of samples. Confidence intervals are bootstrapped: nothing is assumed about the distribution of durations. */

import { type Random, seeded } from '../../src/core/random.ts';
import type { Figures } from '../../src/protocol/bench.ts';
import { spreadOf } from './spread.ts';

const resamples = 2000;
const resamplingSeed = 20_240_229;

/** Fewest samples for a bootstrap. */
export const fewestForInterval = 5;

export interface Interval {
  low: number;
  high: number;
}

/** Median, deviation and 95 % confidence interval of the median, which with few samples is their range. Null without samples. */
export function figuresOf(samples: readonly number[]): Figures | null {
  const spread = spreadOf(samples);
  if (!spread) return null;
  const { count, median, p95 } = spread;
  const mad = medianOf(samples.map((sample) => Math.abs(sample - median)));
  return { count, median, mad, p95, ...medianInterval(samples) };
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values)?.median ?? Number.NaN;
}

function medianInterval(samples: readonly number[]): Interval {
  if (samples.length < fewestForInterval) return { low: Math.min(...samples), high: Math.max(...samples) };
  const random = seeded(resamplingSeed);
  return middle95(Array.from({ length: resamples }, () => medianOf(resampled(samples, random))));
}

/** The 95 % confidence interval of the ratio of two medians, by a bootstrap of both sets of samples. */
export function ratioInterval(above: readonly number[], below: readonly number[]): Interval {
  const random = seeded(resamplingSeed);
  return middle95(
    Array.from({ length: resamples }, () => medianOf(resampled(above, random)) / medianOf(resampled(below, random))),
  );
}

/**
 * The confidence interval of the ratio from figures without samples: the two intervals count as independent errors on a logarithmic scale.
 */
export function ratioOfIntervals(above: Figures, below: Figures): Interval {
  const spreadBy = (end: 'low' | 'high') => {
    const other = end === 'low' ? 'high' : 'low';
    const distance = Math.hypot(logRatio(above[end], above.median), logRatio(below[other], below.median));
    return Math.exp(end === 'low' ? -distance : distance);
  };
  const ratio = above.median / below.median;
  return { low: ratio * spreadBy('low'), high: ratio * spreadBy('high') };
}

/** The stopping rule: there are enough samples, and the interval of the median is narrow enough. */
export function isSettled(samples: readonly number[], { least, within }: { least: number; within: number }): boolean {
  if (samples.length < Math.max(least, fewestForInterval)) return false;
  const { low, high } = medianInterval(samples);
  const median = medianOf(samples);
  return Math.max(high - median, median - low) <= within * median;
}

/** The ratio of the medians of the last and the first third of the samples: 1 when the speed has not changed. */
export function driftOf(samples: readonly number[]): number {
  const third = Math.floor(samples.length / 3);
  if (third === 0) return 1;
  return medianOf(samples.slice(-third)) / medianOf(samples.slice(0, third));
}

export function geometricMean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function resampled(samples: readonly number[], random: Random): number[] {
  return Array.from(samples, () => samples[Math.floor(random() * samples.length)]!);
}

function middle95(values: readonly number[]): Interval {
  const sorted = values.toSorted((one, other) => one - other);
  return { low: sorted[Math.floor(0.025 * sorted.length)]!, high: sorted[Math.ceil(0.975 * sorted.length) - 1]! };
}

function logRatio(value: number, median: number): number {
  return value > 0 && median > 0 ? Math.log(value / median) : 0;
}
