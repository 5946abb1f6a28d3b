import { expect, test } from 'vitest';
import { areRight, knowsClips, shareWrong } from './right-words.ts';

const clip = { samples: new Float32Array(0), words: 'And so, my fellow Americans, ask not' };

test('right words count however they are written, garbage does not', () => {
  expect(areRight(['en'], clip, 'and so my fellow americans ask not')).toBe(true);
  expect(areRight(['en'], clip, 'And so, my fellow Americans.')).toBe(true);
  expect(areRight(['en'], clip, 'you you you you you you you')).toBe(false);
  expect(areRight(['en'], clip, '')).toBe(false);
});

test('a model of another language is not judged by English, one that does not tell is', () => {
  expect(areRight(['uk'], clip, 'і так')).toBe(true);
  expect(areRight([], clip, '')).toBe(false);
  expect(knowsClips(['de', 'en-GB'])).toBe(true);
});

test('a recording without words in it has none to be wrong', () => {
  expect(areRight(['en'], { ...clip, words: null }, 'anything')).toBe(true);
  expect(shareWrong([])).toBe(0);
});

test('words of several recordings are counted together', () => {
  const right = { words: 'one two three', text: 'One, two, three.' };
  expect(shareWrong([right, { words: 'four', text: '' }])).toBe(0.25);
});
