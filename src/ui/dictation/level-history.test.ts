import { expect, it } from 'vitest';
import { createPeaks } from './level-history.ts';

it('answers silence before sound, then the newest first, and forgets the oldest', () => {
  const peaks = createPeaks(3);
  expect(peaks.at(0)).toBe(0);
  for (const level of [0.25, 0.5, 0.75, 1]) peaks.push(level);
  expect([0, 1, 2, 3].map((back) => peaks.at(back))).toEqual([1, 0.75, 0.5, 0]);
});

it('keeps levels between silence and full scale', () => {
  const peaks = createPeaks(2);
  peaks.push(-1);
  peaks.push(7);
  expect([peaks.at(1), peaks.at(0)]).toEqual([0, 1]);
});
