import { describe, expect, test } from 'vitest';
import { heardOf, stretchesOf, withoutTimes } from './timed-text.ts';

const first = 1000;
const at = (seconds: number) => first + Math.round(seconds * 50);

describe('stretches of text', () => {
  test('lie between their moments', () => {
    const tokens = [at(0.4), 1, 2, at(2), at(2.5), 3, at(4)];
    expect(stretchesOf(tokens, first, 30)).toEqual([
      { tokens: [1, 2], start: 0.4, end: 2 },
      { tokens: [3], start: 2.5, end: 4 },
    ]);
  });

  test('last until the end where nothing closes them, and never beyond it', () => {
    expect(stretchesOf([at(0.4), 1], first, 3)).toEqual([{ tokens: [1], start: 0.4, end: 3 }]);
    expect(stretchesOf([at(0.4), 1, at(8), at(9), 2, at(10)], first, 3)).toEqual([
      { tokens: [1], start: 0.4, end: 3 },
      { tokens: [2], start: 3, end: 3 },
    ]);
    expect(stretchesOf([1, 2], first, 3)).toEqual([{ tokens: [1, 2], start: 0, end: 3 }]);
    expect(stretchesOf([at(0), at(1)], first, 3)).toEqual([]);
  });
});

describe('how much was heard', () => {
  test('all of it, when the last text is closed', () => {
    const tokens = [at(0), 1, at(2), at(2), 2, at(5)];
    expect(heardOf(tokens, first, 30, 1)).toEqual({ tokens, seconds: 30 });
    expect(heardOf([at(0), 1], first, 30, 1)).toEqual({ tokens: [at(0), 1], seconds: 30 });
    expect(heardOf([], first, 30, 1)).toEqual({ tokens: [], seconds: 30 });
  });

  test('up to the last pair, when text goes on after it', () => {
    const before = [at(0), 1, at(2)];
    expect(heardOf([...before, at(2.2), 2, 3], first, 30, 1)).toEqual({ tokens: before, seconds: 2 });
    expect(heardOf([...before, at(2.2)], first, 30, 1)).toEqual({ tokens: before, seconds: 2 });
  });

  test('all of it, when that would be no progress', () => {
    const tokens = [at(0), 1, at(0.5), at(0.5), 2];
    expect(heardOf(tokens, first, 30, 1)).toEqual({ tokens, seconds: 30 });
  });

  test('no more than there is', () => {
    expect(heardOf([at(0), 1, at(9), at(9), 2], first, 4, 1).seconds).toBe(4);
  });
});

test('values go with their tokens', () => {
  expect(withoutTimes([at(0), 1, at(1), 2], ['a', 'b', 'c', 'd', 'e'], first)).toEqual({
    tokens: [1, 2],
    values: ['b', 'd'],
  });
});
