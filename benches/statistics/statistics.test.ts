import { expect, test } from 'vitest';
import { seeded, shuffled } from '../../src/core/random.ts';
import { around } from '../testing/reports.ts';
import { driftOf, figuresOf, geometricMean, isSettled, ratioInterval, ratioOfIntervals } from './statistics.ts';

test('figures are those of the samples', () => {
  expect(figuresOf([])).toBeNull();
  expect(figuresOf([3, 1, 2])).toEqual({ count: 3, median: 2, mad: 1, p95: 3, low: 1, high: 3 });
  const figures = figuresOf([10, 11, 9, 10, 12, 10, 9, 11, 10, 30])!;
  expect(figures).toMatchObject({ count: 10, median: 10, mad: 1, p95: 30 });
  expect(figures.low).toBeGreaterThanOrEqual(9);
  expect(figures.high).toBeLessThanOrEqual(12);
});

test('the interval of the median holds the true one, 19 times of 20', () => {
  const random = seeded(1);
  const rounds = 60;
  let held = 0;
  for (let round = 0; round < rounds; round++) {
    const { low, high } = figuresOf(Array.from({ length: 20 }, () => random()))!;
    if (low <= 0.5 && 0.5 <= high) held++;
  }
  expect(held / rounds).toBeGreaterThan(0.85);
});

test('the same samples give the same interval', () => {
  const samples = around(5);
  expect(figuresOf(samples)).toEqual(figuresOf([...samples]));
});

test('a ratio is found again, and sure as far as its samples are', () => {
  const near = ratioInterval(around(20), around(10));
  expect(near.low).toBeGreaterThan(1.95);
  expect(near.high).toBeLessThan(2.05);
  const wide = ratioInterval([10, 30, 15, 25, 20, 12], around(10));
  expect(wide.high - wide.low).toBeGreaterThan(near.high - near.low);
});

test('without samples the interval of a ratio is at least as wide', () => {
  const [above, below] = [around(20), around(10)];
  const sampled = ratioInterval(above, below);
  const told = ratioOfIntervals(figuresOf(above)!, figuresOf(below)!);
  expect(told.low).toBeLessThanOrEqual(sampled.low * 1.001);
  expect(told.high).toBeGreaterThanOrEqual(sampled.high * 0.999);
  expect((told.low + told.high) / 2).toBeCloseTo(2, 1);
});

test('it goes on while the median is unsure or the samples are few', () => {
  const rule = { least: 6, within: 0.03 };
  expect(isSettled(around(10, 5), rule)).toBe(false);
  expect(isSettled(around(10, 6), rule)).toBe(true);
  expect(isSettled([10, 14, 9, 20, 11, 16, 10, 13], rule)).toBe(false);
});

test('what slows down is seen', () => {
  expect(driftOf([10, 10, 10, 11, 12, 13, 14, 15, 15])).toBe(1.5);
  expect(driftOf(around(10, 12))).toBeCloseTo(1, 1);
  expect(driftOf([10, 20])).toBe(1);
});

test('the geometric mean makes twice and half one', () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1);
  expect(geometricMean([])).toBeNull();
});

test('an order of chance is another one with another seed, the same with the same, and loses nothing', () => {
  const values = Array.from({ length: 20 }, (_, i) => i);
  const once = shuffled(values, seeded(3));
  expect(once).toEqual(shuffled(values, seeded(3)));
  expect(once).not.toEqual(shuffled(values, seeded(4)));
  expect(once).not.toEqual(values);
  expect(once.toSorted((a, b) => a - b)).toEqual(values);
});
