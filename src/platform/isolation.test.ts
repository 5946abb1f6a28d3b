import { expect, test } from 'vitest';
import { threadCount } from './isolation.ts';

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [8, 4],
  [64, 4],
  [0, 1],
])('%i cores get %i threads', (cores, threads) => {
  expect(threadCount(cores, true)).toBe(threads);
});

test('a request is followed where threads exist, and only a sensible one', () => {
  expect(threadCount(2, true, 2)).toBe(2);
  expect(threadCount(2, true, 0)).toBe(1);
  expect(threadCount(8, true, Number.NaN)).toBe(4);
});

test('without isolation there is one thread', () => {
  expect(threadCount(16, false)).toBe(1);
  expect(threadCount(16, false, 8)).toBe(1);
});
