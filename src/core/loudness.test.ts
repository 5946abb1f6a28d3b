import { expect, test } from 'vitest';
import { levelled, loudHalfDb, rmsDb } from './loudness.ts';

const tone = (amplitude: number, length = 16_000) =>
  Float32Array.from({ length }, (_, i) => amplitude * Math.sin(i / 5));

test('a full-scale sine is 3 dB under full scale, and nothing is -120', () => {
  expect(rmsDb(tone(1))).toBeCloseTo(-3.01, 1);
  expect(rmsDb(new Float32Array(100))).toBe(-120);
  expect(rmsDb(new Float32Array(0))).toBe(-120);
});

test('pauses do not count into the loud half', () => {
  const half = tone(0.1);
  half.fill(0, 8_000);
  expect(loudHalfDb(half)).toBeCloseTo(loudHalfDb(tone(0.1)), 1);
});

test('levelling brings speech to the target, but neither silence nor the faintest hiss', () => {
  expect(loudHalfDb(levelled(tone(0.01), -20))).toBeCloseTo(-20, 1);
  expect(loudHalfDb(levelled(tone(0.9), -20))).toBeCloseTo(-20, 1);
  expect([...levelled(new Float32Array(4), -20)]).toEqual([0, 0, 0, 0]);
  expect(loudHalfDb(levelled(tone(0.00001), -20))).toBeLessThan(-60);
});
