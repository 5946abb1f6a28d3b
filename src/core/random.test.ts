import { expect, test } from 'vitest';
import { seeded } from './random.ts';

const take = (seed: number, count: number) => Array.from({ length: count }, seeded(seed));

test('the same numbers for the same seed, evenly from 0 to 1', () => {
  expect(take(4, 20)).toEqual(take(4, 20));
  expect(take(4, 20)).not.toEqual(take(5, 20));
  const many = take(1, 10_000);
  expect(Math.min(...many)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...many)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = many.filter((each) => Math.floor(each * 10) === tenth).length / many.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.02);
  }
});
