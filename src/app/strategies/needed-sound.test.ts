import { expect, test } from 'vitest';
import { speechRate } from '../../core/resampler.ts';
import { neededSound } from './needed-sound.ts';

const text = (start: number, end: number) => ({
  start: start * speechRate,
  end: end * speechRate,
  heard: `${start}`,
});
const texts = [text(10, 20), text(20.4, 30), text(40, 50)];

function needed(waiting: typeof texts, [start, end]: [number, number], most: number) {
  const left = { start: start * speechRate, end: end * speechRate };
  const found = neededSound(waiting, left, most * speechRate);
  return [found.start / speechRate, found.end / speechRate, found.texts.map(({ heard }) => heard)];
}

test('goes on where the model is, to the end, or so far that its last window is closed', () => {
  expect(needed(texts, [12, 55], 60)).toEqual([12, 55, ['10', '20.4', '40']]);
  expect(needed(texts, [12, 500], 100)).toEqual([12, 80, ['10', '20.4', '40']]);
});

test('begins with a text that fits, and behind the one before it', () => {
  expect(needed(texts, [0, 50], 45)).toEqual([9, 50, ['10', '20.4', '40']]);
  expect(needed(texts, [0, 50], 35)).toEqual([20, 50, ['20.4', '40']]);
  expect(needed(texts, [0, 50], 29)).toEqual([39, 50, ['40']]);
  expect(needed(texts, [0, 50], 5)).toEqual([50, 50, []]);
});

test('is none where no text waits', () => {
  expect(needed([], [30, 50], 60)).toEqual([30, 30, []]);
});
