import { describe, expect, it } from 'vitest';
import { byOctave, countOf, Histogram, merged, quantile, shapeOf } from './histogram.ts';

function histogramOf(...durations: number[]): Histogram {
  const histogram = new Histogram();
  for (const ms of durations) histogram.record(ms);
  return histogram;
}

describe('quantile', () => {
  it.each([0.0017, 0.08, 0.9, 1, 7.3, 16, 128.4, 999, 60_000, 599_000])('is within 2 %% of %d ms', (ms) => {
    // The extremes would otherwise stand in for the bucket's middle.
    const p50 = quantile(histogramOf(ms / 10, ms, ms * 10), 0.5)!;
    expect(Math.abs(p50 / ms - 1)).toBeLessThan(0.02);
  });

  it('ranks as sorting does', () => {
    const durations = Array.from({ length: 1000 }, (_, i) => i + 1);
    const histogram = histogramOf(...durations);
    for (const share of [0.5, 0.95, 0.99]) {
      expect(Math.abs(quantile(histogram, share)! / (share * 1000) - 1)).toBeLessThan(0.02);
    }
    expect(quantile(histogram, 0)).toBeCloseTo(1, 1);
    expect(quantile(histogram, 1)).toBe(1000);
  });

  it('never leaves what was recorded', () => {
    expect(quantile(histogramOf(10.3, 10.3), 0.99)).toBe(10.3);
    expect(quantile(histogramOf(0), 0.5)).toBe(0);
  });

  it('has no answer without durations', () => expect(quantile(new Histogram(), 0.5)).toBeNull());
});

describe('buckets', () => {
  it('hold their own bound and not the one before', () => {
    const bounds = byOctave(histogramOf(0.001, 0.002, 0.0020001, 1.024, 1.0241)).filter(({ count }) => count > 0);
    expect(bounds).toEqual([
      { microseconds: 1, count: 1 },
      { microseconds: 2, count: 1 },
      { microseconds: 4, count: 1 },
      { microseconds: 1024, count: 1 },
      { microseconds: 2048, count: 1 },
    ]);
  });

  it('take in what is shorter and longer than they are made for', () => {
    const extremes = histogramOf(0, 0.000_001, 10 ** 9);
    expect(countOf(extremes)).toBe(3);
    expect(byOctave(extremes)[0]).toEqual({ microseconds: 1, count: 2 });
    expect(byOctave(extremes).at(-1)).toEqual({ microseconds: Number.POSITIVE_INFINITY, count: 1 });
    expect(quantile(extremes, 1)).toBe(10 ** 9);
  });

  it('reach ten minutes before the last', () => {
    expect(byOctave(histogramOf(600_000)).at(-1)?.count).toBe(0);
    expect(byOctave(histogramOf(600_000)).at(-2)).toEqual({ microseconds: 2 ** 30, count: 1 });
  });
});

it('merges as if all had been recorded in one place', () => {
  const both = merged(histogramOf(1, 5, 9), histogramOf(0.2, 40));
  expect(both).toEqual(histogramOf(1, 5, 9, 0.2, 40).data());
});

it('gives a copy that later recording leaves alone', () => {
  const histogram = histogramOf(1);
  const { counts } = histogram.data();
  histogram.record(1);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
});

describe('shape', () => {
  it('reaches from the shortest to the longest, in equal steps of the logarithm', () => {
    expect(shapeOf(histogramOf(1, 1, 2, 4, 4, 4, 4), 3)).toEqual([0.5, 0.25, 1]);
  });

  it('has no more steps than there are buckets', () => {
    expect(shapeOf(histogramOf(5, 5), 16)).toEqual([1]);
    expect(shapeOf(new Histogram(), 16)).toEqual([]);
  });
});
