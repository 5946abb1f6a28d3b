import { expect, test } from 'vitest';
import { SentencePieces } from './sentence-pieces.ts';
import { wordsOf } from './timed-words.ts';

const vocabulary = new SentencePieces(['▁he', 'llo', ',', '▁you']);
const plan = { vocabulary, frameSeconds: 0.08, seconds: 3, scale: { offset: 0, slope: 1 } };
const emission = (token: number, frame: number, duration: number, probability: number) => ({
  token,
  frame,
  duration,
  logProbability: Math.log(probability),
});

test('a word lasts from its first token to where its last one leaps, with its signs', () => {
  const emissions = [emission(0, 5, 2, 0.9), emission(1, 7, 0, 0.4), emission(2, 7, 3, 0.6), emission(3, 20, 4, 0.5)];
  const [hello, you, ...more] = wordsOf(emissions, plan);
  expect(more).toEqual([]);
  expect(hello).toMatchObject({ text: 'hello,', start: 0.4, end: 0.8 });
  expect(hello!.confidence).toBeCloseTo((0.9 * 0.4 * 0.6) ** (1 / 3), 9);
  expect(you).toMatchObject({ text: 'you', start: 1.6, end: 1.92 });
});

test('no word ends after the audio, and none has no time at all', () => {
  expect(wordsOf([emission(0, 36, 4, 1)], plan)[0]).toMatchObject({ end: 3 });
  expect(wordsOf([emission(0, 10, 0, 1)], plan)[0]!.end).toBeCloseTo(0.88, 9);
  expect(wordsOf([], plan)).toEqual([]);
});
