import { expect, test } from 'vitest';
import { rmsDb } from '../loudness.ts';
import { HighPass } from './high-pass.ts';

const tone = (hertz: number, offset = 0) =>
  Float32Array.from({ length: 16_000 }, (_, i) => offset + 0.1 * Math.sin((2 * Math.PI * hertz * i) / 16_000));

function filtered(samples: Float32Array, block = samples.length): Float32Array {
  const copy = samples.slice();
  const filter = new HighPass();
  for (let at = 0; at < copy.length; at += block) filter.filter(copy.subarray(at, at + block));
  return copy;
}

test('an offset is gone from the first sample on', () => {
  expect(rmsDb(filtered(new Float32Array(16_000).fill(0.4)))).toBeLessThan(-100);
  const voice = filtered(tone(300, 0.4));
  expect(Math.max(...voice)).toBeLessThan(0.11);
});

test.each([
  [20, -40, -20],
  [50, -10, -5],
  [70, -3.5, -2.5],
  [150, -0.5, 0.1],
  [1000, -0.1, 0.1],
])('%d Hz', (hertz, least, most) => {
  const change = rmsDb(filtered(tone(hertz))) - rmsDb(tone(hertz));
  expect(change).toBeGreaterThan(least);
  expect(change).toBeLessThan(most);
});

test('blocks of any length give the same', () => {
  expect(filtered(tone(300), 333)).toEqual(filtered(tone(300)));
});
