import { expect, test } from 'vitest';
import { loopedTail } from './repetition.ts';

test('a phrase four times over is a loop of three rounds too many', () => {
  const round = [5, 6, 7];
  expect(loopedTail([1, 2, ...round, ...round, ...round, ...round])).toBe(9);
});

test('what people do say is none', () => {
  expect(loopedTail([1, 2, 3, 4, 5])).toBe(0);
  expect(loopedTail([9, 9, 9, 9, 9])).toBe(0);
  expect(loopedTail([5, 6, 7, 5, 6, 7, 5, 6, 7])).toBe(0);
  expect(loopedTail([])).toBe(0);
});

test('one token for ever is a loop too', () => {
  expect(loopedTail(Array.from({ length: 12 }, () => 3))).toBe(11);
});

test('a loop that was left is not looked for', () => {
  const round = [5, 6, 7];
  expect(loopedTail([...round, ...round, ...round, ...round, 1])).toBe(0);
});
