import { describe, expect, test } from 'vitest';
import { doubtOfShort, type ShortText } from './short-guard.ts';

const tokens = Array.from({ length: 12 }, (_, i) => 100 + i);
const believable: ShortText = {
  tokens,
  logProbabilities: tokens.map(() => -0.2),
  ending: 'end',
  seconds: 3,
  spanDb: () => 40,
  tokensPerSecond: 8,
  isThorough: false,
};

test('a text that fits its audio is believed', () => {
  expect(doubtOfShort(believable)).toBeNull();
});

test('silence is believed', () => {
  expect(doubtOfShort({ ...believable, tokens: [], logProbabilities: [] })).toBeNull();
});

describe('the whole window is encoded when', () => {
  const round = [1, 2, 3, 4];
  test.each<[string, Partial<ShortText>, string]>([
    ['no end was found', { ending: 'limit' }, 'no-end'],
    ['a loop was stopped', { ending: 'loop' }, 'repetition'],
    ['the text ends in a loop', { tokens: [...round, ...round, ...round, ...round], seconds: 9 }, 'repetition'],
    ['all of it is said twice', { tokens: [...tokens, ...tokens], seconds: 9 }, 'repetition'],
    ['there are more tokens than anybody can say', { seconds: 0.9 }, 'rate'],
    ['the text is not sure enough', { logProbabilities: tokens.map(() => -0.6) }, 'log-probability'],
  ])('%s', (_, otherwise, doubt) => {
    expect(doubtOfShort({ ...believable, ...otherwise })).toBe(doubt);
  });
});

test('where nobody waits, a text must be surer', () => {
  const unsure = { ...believable, logProbabilities: Array(20).fill(-0.4) };
  expect(doubtOfShort(unsure)).toBeNull();
  expect(doubtOfShort({ ...unsure, isThorough: true })).toBe('log-probability');
});

test('two words said twice are emphasis', () => {
  expect(doubtOfShort({ ...believable, tokens: [9, 1, 2, 3, 1, 2, 3] })).toBeNull();
});

test('one long name in a moment is no doubt', () => {
  expect(doubtOfShort({ ...believable, seconds: 1 })).toBeNull();
});

test('speech in noise is heard over the whole window where nobody waits', () => {
  expect(doubtOfShort({ ...believable, spanDb: () => 15 })).toBeNull();
  expect(doubtOfShort({ ...believable, spanDb: () => 15, isThorough: true })).toBe('noise');
  expect(doubtOfShort({ ...believable, isThorough: true })).toBeNull();
});
