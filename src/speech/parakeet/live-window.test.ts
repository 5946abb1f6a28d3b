import { expect, test } from 'vitest';
import { windowStart } from './live-window.ts';

const seconds = (count: number) => Math.round(count / 0.08);
const startAfter = (length: number, known: number) => windowStart(seconds(length), seconds(known), 0.08) * 0.08;

test('up to 15 s all is heard', () => {
  expect(startAfter(15, 15)).toBe(0);
  expect(startAfter(3, 0)).toBe(0);
});

test('beyond, the last 15 s', () => {
  expect(startAfter(19, 18)).toBeCloseTo(4, 0);
});

test('what is not known is heard whole, with what is before it', () => {
  expect(startAfter(40, 0)).toBe(0);
  expect(startAfter(40, 10)).toBeCloseTo(7, 0);
});
