import { expect, test } from 'vitest';
import { beginsUnspaced, countWords, isUnspacedByte } from './unspaced-scripts.ts';

test.each([
  ['', 0],
  ['  so, my fellow  Americans ', 4],
  ['今日はいい天気', 7],
  ['東京 is big。', 4],
  ['안녕하세요 여러분', 2],
])('%s has %i words', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('a character of an unspaced script begins a word, its first byte too', () => {
  expect(['天', 'は', 'กา', 'a', '안', 'é'].map(beginsUnspaced)).toEqual([true, true, true, false, false, false]);
  const firstByte = (text: string) => new TextEncoder().encode(text)[0]!;
  expect(['天', 'は', '龯', 'é', '’', 'a'].map(firstByte).map(isUnspacedByte)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(isUnspacedByte(0xa4)).toBe(false);
});
