import { expect, test } from 'vitest';
import { placedWords } from './word-places.ts';

test('words begin half a frame earlier, and end where the next one begins, unless there is a pause', () => {
  const words = [
    { text: 'one', start: 0, end: 0.2 },
    { text: 'two', start: 0.4, end: 0.7 },
    { text: 'three', start: 0.7, end: 0.9 },
    { text: 'four', start: 1.6, end: 2 },
  ];
  const placed = placedWords(words, 0.1);
  expect(placed.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
  const rounded = placed.map(({ start, end }) => [start, end].map((each) => Number(each.toFixed(3))));
  expect(rounded).toEqual([
    [0, 0.35],
    [0.35, 0.65],
    [0.65, 0.9],
    [1.55, 2],
  ]);
});
