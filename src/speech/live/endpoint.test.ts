import { expect, test } from 'vitest';
import { endsSentence, hangoverMs } from './endpoint.ts';

/** Probabilities of speech in a doubtful silence and in a calm one. */
const doubtful = 0.9;
const calm = 0;

test('after a whole sentence the wait is shorter, in a doubtful silence longer', () => {
  for (const pace of ['normal', 'slow'] as const) {
    expect(hangoverMs(true, calm, pace)).toBeLessThan(hangoverMs(false, calm, pace));
    expect(hangoverMs(true, doubtful, pace)).toBeLessThan(hangoverMs(false, doubtful, pace));
    expect(hangoverMs(true, calm, pace)).toBeLessThan(hangoverMs(true, doubtful, pace));
    expect(hangoverMs(false, calm, pace)).toBeLessThan(hangoverMs(false, doubtful, pace));
  }
});

test('who speaks slowly is always waited for longer', () => {
  for (const isSentence of [true, false]) {
    for (const doubt of [calm, doubtful]) {
      expect(hangoverMs(isSentence, doubt, 'slow')).toBeGreaterThan(hangoverMs(isSentence, doubt, 'normal'));
    }
  }
});

test('a sentence ends with its mark, whatever closes after it', () => {
  for (const text of [
    'So it is.',
    'Is it?',
    'It is!',
    'And so…',
    '"So it is."',
    '(So it is.)',
    '“So it is.”',
    '是。',
  ]) {
    expect(endsSentence(text, 0), text).toBe(true);
    expect(endsSentence(`${text} `, 0), text).toBe(true);
  }
  for (const text of ['', 'And so', 'so, my', 'twenty,', 'it is -']) expect(endsSentence(text, 0), text).toBe(false);
});

test('only a mark of which the model is sure says something', () => {
  expect(endsSentence('So it is.', Math.log(0.9))).toBe(true);
  expect(endsSentence('So it is.', Math.log(0.5))).toBe(false);
  expect(endsSentence('', Number.NEGATIVE_INFINITY)).toBe(false);
});
