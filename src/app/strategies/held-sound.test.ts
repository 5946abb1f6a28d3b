import { expect, test } from 'vitest';
import { speechRate } from '../../core/resampler.ts';
import { HeldSound } from './held-sound.ts';

/** Each sample tells the second that it is of. */
const recorded = async (start: number, end: number) =>
  Int16Array.from({ length: end - start }, (_, i) => Math.floor((start + i) / speechRate));

const seconds = (sound: Float32Array) =>
  Array.from({ length: sound.length / speechRate }, (_, i) => sound[i * speechRate]! * 0x8000);

test('is what was recorded, with silence around it, and is let go of once it was taken', async () => {
  const held = new HeldSound(75 * speechRate);
  await held.fill({ start: 10 * speechRate, end: 75 * speechRate }, recorded);
  expect(held.samples).toBe(65 * speechRate);
  expect(seconds(held.take(8 * speechRate, 12 * speechRate))).toEqual([0, 0, 10, 11]);
  expect(held.samples).toBe(65 * speechRate);
  expect(seconds(held.take(38 * speechRate, 42 * speechRate))).toEqual([38, 39, 40, 41]);
  expect(held.samples).toBe(35 * speechRate);
  expect(seconds(held.take(73 * speechRate, 77 * speechRate))).toEqual([73, 74, 0, 0]);
  expect(held.samples).toBe(0);
});
