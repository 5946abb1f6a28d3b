import { expect, test } from 'vitest';
import { seeded } from '../../src/core/random.ts';
import { logisticFit } from './logistic.ts';

test('finds the line that cases were drawn by', () => {
  const random = seeded(3);
  const cases = Array.from({ length: 20_000 }, () => {
    const value = 8 * random() - 4;
    return { value, isTrue: random() < 1 / (1 + Math.exp(-(0.5 + 0.8 * value))) };
  });
  const { offset, slope } = logisticFit(cases);
  expect(offset).toBeCloseTo(0.5, 1);
  expect(slope).toBeCloseTo(0.8, 1);
});

test('is finite where all cases are alike', () => {
  const { offset, slope } = logisticFit([1, 2, 3].map((value) => ({ value, isTrue: true })));
  expect(Number.isFinite(offset) && Number.isFinite(slope)).toBe(true);
});
