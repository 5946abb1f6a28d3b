import { describe, expect, test } from 'vitest';
import { loopedTail } from './repetition.ts';

const rounds = (round: readonly number[], count: number) => Array.from({ length: count }, () => round).flat();
/** A number of different tokens. */
const clauseOf = (length: number) => Array.from({ length }, (_, i) => 100 + i);

test('a phrase four times over is a loop of three rounds too many', () => {
  expect(loopedTail([1, 2, ...rounds([5, 6, 7], 4)])).toBe(9);
});

describe.each([8, 14, 20])('a clause of %i tokens', (length) => {
  const clause = clauseOf(length);

  test('three times over is a loop, and all but the first round is dropped', () => {
    expect(loopedTail([1, 2, ...rounds(clause, 3)])).toBe(2 * length);
    expect(loopedTail(rounds(clause, 4))).toBe(3 * length);
  });

  test('is one with the last token of the third round, and not before', () => {
    const tokens = [1, 2, ...rounds(clause, 3)];
    for (let count = 1; count < tokens.length; count++) expect(loopedTail(tokens.slice(0, count))).toBe(0);
  });

  test('twice is said for weight', () => {
    expect(loopedTail(rounds(clause, 2))).toBe(0);
  });
});

test('what people do say is none', () => {
  expect(loopedTail([1, 2, 3, 4, 5])).toBe(0);
  expect(loopedTail([9, 9, 9, 9, 9])).toBe(0);
  expect(loopedTail(rounds([5], 3))).toBe(0);
  expect(loopedTail(rounds([5, 6], 3))).toBe(0);
  expect(loopedTail(rounds([5, 6, 7], 3))).toBe(0);
  expect(loopedTail([])).toBe(0);
});

test('one token for ever is a loop too', () => {
  expect(loopedTail(Array.from({ length: 12 }, () => 3))).toBe(11);
});

test('a loop that was left is not looked for', () => {
  expect(loopedTail([...rounds([5, 6, 7], 4), 1])).toBe(0);
});
