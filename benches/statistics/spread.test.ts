import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test('nothing measured is no spread', () => {
  expect(spreadOf([])).toBeNull();
});

test('one value is its own median and its own worst', () => {
  expect(spreadOf([7])).toEqual({ count: 1, median: 7, p95: 7 });
});

test('both numbers are values that were measured', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(spreadOf(values)).toEqual({ count: 100, median: 50, p95: 95 });
  expect(spreadOf([10, 2, 9])).toEqual({ count: 3, median: 9, p95: 10 });
});
