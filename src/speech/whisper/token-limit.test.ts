import { expect, test } from 'vitest';
import { tokenLimit } from './token-limit.ts';

test('grows with the audio, and is wider where letters are spelled', () => {
  expect(tokenLimit(0, 'en')).toBe(16);
  expect(tokenLimit(5, 'en')).toBe(56);
  expect(tokenLimit(5, null)).toBe(56);
  for (const language of ['de', 'vi', 'haw', 'jw']) expect(tokenLimit(5, language), language).toBe(56);
  for (const language of ['ja', 'ru', 'hi', 'yue', 'th']) expect(tokenLimit(5, language), language).toBe(81);
});
