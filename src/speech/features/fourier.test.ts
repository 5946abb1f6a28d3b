import { expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { RealFourier } from './fourier.ts';

/** The power at bin k, by the definition of the transform. */
function power(frame: Float64Array, k: number): number {
  let re = 0;
  let im = 0;
  for (const [n, sample] of frame.entries()) {
    re += sample * Math.cos((2 * Math.PI * k * n) / frame.length);
    im -= sample * Math.sin((2 * Math.PI * k * n) / frame.length);
  }
  return re * re + im * im;
}

test.each([4, 6, 10, 20, 30, 400, 512])('the power of every frequency of %i samples', (length) => {
  const fourier = new RealFourier(length);
  const random = numbers(length);
  const found = new Float64Array(fourier.bins);
  expect(fourier.bins).toBe(length / 2 + 1);
  for (let round = 0; round < 2; round++) {
    const frame = Float64Array.from({ length }, () => random() - 0.5);
    fourier.power(frame, found);
    for (let k = 0; k < fourier.bins; k++) expect(found[k], `${k}`).toBeCloseTo(power(frame, k), 9);
  }
});

test('a length that it cannot divide is refused', () => {
  expect(() => new RealFourier(14)).toThrow(RangeError);
});
