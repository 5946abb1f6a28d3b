import { expect, test } from 'vitest';
import { Size } from './size.ts';

const past = Size.named('past');
const length = Size.named('length');

test('sums are equal in whatever order they were made, and what is taken away is gone', () => {
  const sum = past.plus(length).plus(Size.of(1));
  expect(sum.key).toBe(Size.of(1).plus(length).plus(past).key);
  expect(sum.plus(past, -1).key).toBe(length.plus(Size.of(1)).key);
  expect(sum.plus(past, -1).plus(length, -1).number).toBe(1);
  expect(past.times(2).key).toBe(past.plus(past).key);
  expect(past.times(2).key).not.toBe(past.key);
});

test('one is at least another where that holds for every size, none too', () => {
  expect(past.plus(length).isAtLeast(past)).toBe(true);
  expect(past.isAtLeast(Size.of(0))).toBe(true);
  expect(past.isAtLeast(Size.of(1))).toBe(false);
  expect(past.plus(Size.of(1)).isAtLeast(Size.of(1))).toBe(true);
  expect(past.isAtLeast(length)).toBe(false);
  expect(Size.of(3).isAtLeast(past)).toBe(false);
});
