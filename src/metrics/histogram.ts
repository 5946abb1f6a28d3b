/**
 * Durations in fixed logarithmic buckets, like an HDR histogram: recording is one logarithm and one addition, however many values
 * there are, and a quantile is off by 2 % at most. Bounds are powers of two of a microsecond and the steps between them.
 */

import type { HistogramData } from '../protocol/metrics.ts';

/** Neighbouring bounds differ by 3.9 %, so the middle of a bucket is within 2 % of everything in it. */
const bucketsPerOctave = 18;
/** Up to 2^30 µs: about 18 minutes. */
const octaves = 30;
/** The first bucket holds a microsecond and less, the last one everything longer than the octaves. */
const overflow = octaves * bucketsPerOctave + 1;

export class Histogram implements HistogramData {
  readonly counts = new Uint32Array(overflow + 1);
  sum = 0;
  least = Number.POSITIVE_INFINITY;
  greatest = 0;

  /** Adds a duration in milliseconds, finite and not negative. */
  record(ms: number): void {
    this.counts[bucketOf(ms)]!++;
    this.sum += ms;
    if (ms < this.least) this.least = ms;
    if (ms > this.greatest) this.greatest = ms;
  }

  data(): HistogramData {
    const { counts, sum, least, greatest } = this;
    return { counts: counts.slice(), sum, least, greatest };
  }
}

/** The index of the bucket whose bounds are below `ms` and at or above it. */
function bucketOf(ms: number): number {
  const at = Math.ceil(Math.log2(ms * 1000) * bucketsPerOctave);
  return at <= 0 ? 0 : at < overflow ? at : overflow;
}

export function countOf({ counts }: HistogramData): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The quantile at `share` in milliseconds, 0.5 being the median; null without durations. */
export function quantile(durations: HistogramData, share: number): number | null {
  const { counts, least, greatest } = durations;
  const count = countOf(durations);
  const rank = Math.max(1, Math.ceil(share * count));
  if (rank >= count) return count > 0 ? greatest : null;
  let bucket = 0;
  for (let seen = counts[0]!; seen < rank; seen += counts[bucket]!) bucket++;
  return Math.min(greatest, Math.max(least, middle(bucket)));
}

function middle(bucket: number): number {
  return bucket === overflow ? Number.POSITIVE_INFINITY : 2 ** ((bucket - 0.5) / bucketsPerOctave) / 1000;
}

export function merged(one: HistogramData, other: HistogramData): HistogramData {
  return {
    counts: one.counts.map((count, bucket) => count + other.counts[bucket]!),
    sum: one.sum + other.sum,
    least: Math.min(one.least, other.least),
    greatest: Math.max(one.greatest, other.greatest),
  };
}

/**
 * Counts by octave: the number of durations at most `microseconds` long and longer than half of it; the last octave has no
 * bound.
 */
export function byOctave({ counts }: HistogramData): { microseconds: number; count: number }[] {
  const groups: { microseconds: number; count: number }[] = [];
  for (const [bucket, count] of counts.entries()) {
    const octave = Math.ceil(bucket / bucketsPerOctave);
    groups[octave] ??= { microseconds: octave > octaves ? Number.POSITIVE_INFINITY : 2 ** octave, count: 0 };
    groups[octave].count += count;
  }
  return groups;
}

/**
 * The distribution for a small chart: counts in at most `steps` equal steps of the logarithm between the shortest and the longest duration, divided
 * by the greatest count.
 */
export function shapeOf({ counts }: HistogramData, steps: number): number[] {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return [];
  const last = counts.findLastIndex((count) => count > 0);
  const bars = Array.from({ length: Math.min(steps, last - first + 1) }, () => 0);
  for (let bucket = first; bucket <= last; bucket++) {
    bars[Math.floor(((bucket - first) * bars.length) / (last - first + 1))]! += counts[bucket]!;
  }
  const fullest = Math.max(...bars);
  return bars.map((bar) => bar / fullest);
}
