import { expect, test } from 'vitest';
import { windowEnd, withShares } from './plain-shares.ts';

const second = 16_000;
const range = (start: number, end: number) => ({
  start: start * second,
  end: end * second,
  speech: second,
  certainty: 1,
});
const shares = (ranges: readonly [number, number][], from: number, to: number) =>
  withShares(
    ranges.map(([start, end]) => range(start, end)),
    from * second,
    to * second,
  ).map(({ share }) => share);

test('a window ends where the next begins', () => {
  expect([0.1, 29, 30, 31].map((end) => windowEnd(end * second) / second)).toEqual([30, 30, 30, 60]);
});

test('whoever speaks alone has the whole window', () => {
  expect(shares([[2, 5]], 0, 30)).toEqual([1]);
});

test('several have it together, by their length', () => {
  expect(
    shares(
      [
        [0, 10],
        [11, 16],
      ],
      0,
      30,
    ),
  ).toEqual([2 / 3, 1 / 3]);
});

test('a part of a window is shared as one', () => {
  expect(
    shares(
      [
        [0, 5],
        [7, 12],
      ],
      0,
      15,
    ),
  ).toEqual([0.25, 0.25]);
});

test('nobody has more than a window', () => {
  expect(shares([[10, 38]], 10, 60)).toEqual([1]);
});
