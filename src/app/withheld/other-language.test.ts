import { expect, test } from 'vitest';
import { type HeardSpeech, isOtherLanguage } from './other-language.ts';

const heard = (
  confidences: readonly number[],
  withheld: HeardSpeech['withheld'] = [],
  snrDb: number | null = null,
) => ({
  words: confidences.map((confidence) => ({ text: 'word', confidence })),
  withheld,
  snrDb,
});

test('words that the model is sure of are in its language, a few others among them', () => {
  expect(isOtherLanguage(heard([0.99, 0.98, 0.3, 0.97, 0.9, 0.2, 0.99]))).toBe(false);
});

test('words that it guesses, one like another, are not', () => {
  expect(isOtherLanguage(heard([0.3, 0.5, 0.2, 0.4, 0.35, 0.6]))).toBe(true);
  expect(isOtherLanguage(heard([0, 0, 0, 0, 0]))).toBe(true);
});

test('where it is quiet, it need not be as unsure as in noise', () => {
  const halfSure = [0.5, 0.5, 0.5, 0.5, 0.5];
  expect([null, 5, 20].map((snrDb) => isOtherLanguage(heard(halfSure, [], snrDb)))).toEqual([false, false, true]);
});

test('few words say nothing', () => {
  expect(isOtherLanguage(heard([0.3, 0.2, 0.3, 0.2]))).toBe(false);
  expect(isOtherLanguage(heard([]))).toBe(false);
});

test('speech whose text was unlikely is in another language, a moment of it or noise is not', () => {
  expect(isOtherLanguage(heard([], [{ start: 0, end: 64_000, reason: 'unlikely' }]))).toBe(true);
  expect(isOtherLanguage(heard([0.9], [{ start: 0, end: 16_000, reason: 'unlikely' }]))).toBe(false);
  expect(isOtherLanguage(heard([], [{ start: 0, end: 144_000, reason: 'empty' }]))).toBe(false);
});
