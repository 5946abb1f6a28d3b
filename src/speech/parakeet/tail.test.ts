import { expect, test } from 'vitest';
import { withTail } from './tail.ts';

test('the audio stays, and what follows is no louder and does not leap', () => {
  const samples = Float32Array.from({ length: 4000 }, (_, i) => (i < 3000 ? 1 : 0.01 * Math.sin(i / 20)));
  const longer = withTail(samples);
  expect(longer).toHaveLength(7200);
  expect(longer.subarray(0, 4000)).toEqual(samples);
  const tail = longer.subarray(4000);
  expect(Math.max(...tail.map(Math.abs))).toBeLessThanOrEqual(Math.fround(0.01));
  const leaps = tail.map((each, i) => Math.abs(each - (i === 0 ? samples[3999]! : tail[i - 1]!)));
  expect(Math.max(...leaps)).toBeLessThan(0.001);
});

test('less audio than is repeated, and none', () => {
  expect([...withTail(Float32Array.of(1, 2)).subarray(0, 6)]).toEqual([1, 2, 2, 1, 1, 2]);
  expect(withTail(new Float32Array(0)).every((each) => each === 0)).toBe(true);
});
