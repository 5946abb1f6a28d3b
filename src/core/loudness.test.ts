import { describe, expect, test } from 'vitest';
import { fadedIn, levelled, loudHalfDb, loudPart, rmsDb, spanDb, spokenPart } from './loudness.ts';

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

test('a voice is as far above its pauses as they are quieter', () => {
  const half = tone(0.1);
  half.set(tone(0.01).subarray(8_000), 8_000);
  expect(spanDb(half)).toBeCloseTo(20, 0);
  expect(spanDb(tone(0.1))).toBeLessThan(3);
});

test('levelling brings speech to the target, but neither silence nor the faintest hiss', () => {
  expect(loudHalfDb(levelled(tone(0.01), -20))).toBeCloseTo(-20, 1);
  expect(loudHalfDb(levelled(tone(0.9), -20))).toBeCloseTo(-20, 1);
  expect([...levelled(new Float32Array(4), -20)]).toEqual([0, 0, 0, 0]);
  expect(loudHalfDb(levelled(tone(0.00001), -20))).toBeLessThan(-60);
});

describe('the loud part', () => {
  const quiet = 16_000;
  const padded = new Float32Array(4 * quiet);
  padded.set(tone(0.1, 2 * quiet), quiet);

  test('is what lies between silences, with as much around it as is wanted', () => {
    const part = loudPart(padded, 0);
    expect(part.length / (2 * quiet)).toBeCloseTo(1, 1);
    expect(rmsDb(part)).toBeCloseTo(rmsDb(tone(0.1)), 0);
    expect(loudPart(padded, 1_000).length).toBe(part.length + 2_000);
    expect(loudPart(padded, 10 * quiet)).toEqual(padded);
  });

  test('counts from the loudest frame, so a pause inside and a low hiss around it change nothing', () => {
    const hissing = padded.map((sample, i) => sample + 0.0001 * Math.sin(i * i));
    hissing.fill(0, 2 * quiet, 2.5 * quiet);
    expect(loudPart(hissing, 0)).toHaveLength(loudPart(padded, 0).length);
  });

  test('is everything where everything is loud, and where nothing is', () => {
    expect(loudPart(tone(0.1), 0)).toEqual(tone(0.1));
    expect(loudPart(new Float32Array(1_000), 0)).toHaveLength(1_000);
    expect(loudPart(new Float32Array(0), 0)).toHaveLength(0);
  });
});

test('faded in, the first samples are gone, the next ones rise, and the rest is as it was', () => {
  const faded = fadedIn(tone(0.5), 2_000);
  expect(faded).toHaveLength(14_000);
  expect(faded[0]).toBeCloseTo(0);
  expect(rmsDb(faded.subarray(0, 60))).toBeLessThan(rmsDb(tone(0.5)) - 10);
  expect(faded.subarray(1_000)).toEqual(tone(0.5).subarray(3_000));
  expect(fadedIn(tone(0.5, 100), 2_000)).toHaveLength(0);
});

describe('the part that stands out', () => {
  const noisy = (length: number, amplitude: number) =>
    Float32Array.from({ length }, (_, i) => amplitude * Math.sin(i * i));
  const between = (around: Float32Array, sound: Float32Array) => Float32Array.from([...around, ...sound, ...around]);

  test('begins and ends with the sound, in silence and in noise', () => {
    for (const around of [new Float32Array(6_400), noisy(6_400, 0.02)]) {
      expect(spokenPart(between(around, tone(0.2)))).toEqual({ start: 6_400, end: 22_400 });
    }
  });

  test('is all of a sound that is even', () => {
    const { start, end } = spokenPart(tone(0.2));
    expect([start < 700, end > 15_300]).toEqual([true, true]);
    expect(spokenPart(new Float32Array(700))).toEqual({ start: 0, end: 700 });
  });
});
