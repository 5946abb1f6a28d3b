import { expect, test } from 'vitest';
import { wordConfidence } from './word-confidence.ts';

const asGiven = { offset: 0, slope: 1 };

test('a model that is right as often as it is sure is believed: the geometric mean of its tokens', () => {
  expect(wordConfidence([Math.log(0.9)], asGiven)).toBeCloseTo(0.9);
  expect(wordConfidence([Math.log(0.9), Math.log(0.4)], asGiven)).toBeCloseTo(0.6);
});

test('one that is too modest is believed more, and no order of words changes', () => {
  const modest = { offset: 0.5, slope: 0.8 };
  const told = [0.01, 0.3, 0.5, 0.9, 0.99].map((likelihood) => wordConfidence([Math.log(likelihood)], modest));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[2]).toBeCloseTo(1 / (1 + Math.exp(-0.5)));
});

test('certain and impossible tokens give numbers between 0 and 1', () => {
  expect(wordConfidence([0], asGiven)).toBeCloseTo(1, 3);
  expect(wordConfidence([0], asGiven)).toBeLessThan(1);
  expect(wordConfidence([Number.NEGATIVE_INFINITY], asGiven)).toBeCloseTo(0, 3);
});
