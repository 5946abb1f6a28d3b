import { describe, expect, test } from 'vitest';
import { atSpeed, Resampler, speechRate } from './resampler.ts';

/** All output for `seconds` of a tone, pushed in blocks of odd lengths. */
function resampledTone(rate: number, hz: number, seconds = 1): Float32Array {
  const input = Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate));
  const resampler = new Resampler(rate);
  const parts: Float32Array[] = [];
  for (let at = 0; at < input.length; at += 441) parts.push(resampler.push(input.subarray(at, at + 441)));
  parts.push(resampler.flush());
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    out.set(part, filled);
    filled += part.length;
  }
  return out;
}

const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

describe.each([8_000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])('from %i Hz', (rate) => {
  test('keeps the length, and a tone of 1 kHz where and as it is', () => {
    const out = resampledTone(rate, 1000);
    expect(Math.abs(out.length - speechRate)).toBeLessThanOrEqual(2);
    const from = 400;
    let difference = 0;
    for (let i = from; i < speechRate - 400; i++) {
      difference = Math.max(difference, Math.abs(out[i]! - Math.sin((2 * Math.PI * 1000 * i) / speechRate)));
    }
    expect(difference).toBeLessThan(0.002);
  });
});

test.each([44_100, 48_000, 96_000])('from %i Hz, nothing above 8 kHz folds back', (rate) => {
  expect(rms(resampledTone(rate, 10_000).subarray(400, 15_000))).toBeLessThan(0.0005);
});

test('refuses what is no sample rate', () => {
  expect(() => new Resampler(0)).toThrow(RangeError);
  expect(() => new Resampler(44_100.5)).toThrow(RangeError);
});

test('played faster, a tone is shorter and higher', () => {
  const tone = Float32Array.from({ length: speechRate }, (_, i) => Math.sin((2 * Math.PI * 400 * i) / speechRate));
  const faster = atSpeed(tone, 1.05);
  expect(Math.abs(faster.length - speechRate / 1.05)).toBeLessThan(2);
  const turns = faster.filter((sample, at) => at > 0 && sample >= 0 && faster[at - 1]! < 0).length;
  // As many waves in less time.
  expect(Math.abs(turns - 400)).toBeLessThanOrEqual(1);
  expect(rms(faster)).toBeCloseTo(rms(tone), 2);
});
