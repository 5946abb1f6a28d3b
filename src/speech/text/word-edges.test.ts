import { expect, test } from 'vitest';
import { atPauses } from './word-edges.ts';

const word = (text: string, start: number, end: number) => ({ text, start, end });
const edges = (words: readonly { start: number; end: number }[]) => words.map(({ start, end }) => [start, end]);

test('the boundary that is nearest to a pause is moved to both of its ends', () => {
  const words = [word('so', 0, 0.6), word('far', 0.6, 1.9), word('away', 1.9, 2.6)];
  const pauses = [
    { start: 0, end: 0.3 },
    { start: 1.1, end: 1.7 },
    { start: 2.4, end: 3 },
  ];
  expect(edges(atPauses(words, pauses, 3))).toEqual([
    [0.3, 0.6],
    [0.6, 1.1],
    [1.7, 2.4],
  ]);
});

test('a pause far from all boundaries is within a word', () => {
  const words = [word('well', 0, 3)];
  expect(atPauses(words, [{ start: 1, end: 1.5 }], 3)).toEqual(words);
  expect(atPauses([], [{ start: 1, end: 1.5 }], 3)).toEqual([]);
});

test('words in a pause stay in their order', () => {
  const words = [word('one', 0, 1.2), word('two', 1.2, 1.4), word('three', 1.4, 2.5)];
  const fitted = atPauses(words, [{ start: 1, end: 2 }], 3);
  expect(fitted[0]!.end).toBe(1);
  for (const [at, { start, end }] of fitted.entries()) {
    expect(start).toBeLessThanOrEqual(end);
    expect(start).toBeGreaterThanOrEqual(fitted[at - 1]?.end ?? 0);
  }
});

test('nobody speaks behind the pause at the end, not even a word without time', () => {
  const words = [word('sunny', 0.3, 1), word('today', 1, 1)];
  const pauses = [{ start: 1.02, end: 1.5 }];
  expect(edges(atPauses(words, pauses, 1.5))).toEqual([
    [0.3, 1],
    [1, 1.02],
  ]);
  expect(edges(atPauses(words, pauses, 2)).at(-1)).toEqual([1.5, 1.5]);
});
