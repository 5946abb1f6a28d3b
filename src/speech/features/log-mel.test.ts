import { describe, expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { framesOf, LogMel } from './log-mel.ts';
import { melFilters } from './mel-filters.ts';

const plan = { bands: 80, frames: 300 };
const second = 16_000;

/** A voice-like sound: harmonics of changing amplitude, and noise. */
function sound(length: number, seed = 1): Float32Array {
  const random = numbers(seed);
  return Float32Array.from(
    { length },
    (_, i) => 0.2 * Math.sin(i / 20) * Math.sin(i / 3000) ** 2 + 0.05 * Math.sin(i / 3) + 0.01 * (random() - 0.5),
  );
}

/** The features by definition, one frame and band at a time. */
function plainLogMel(samples: Float32Array, bands: number, frames: number): Float64Array {
  const filters = melFilters(bands, 201, second);
  const total = frames * 160;
  const at = (i: number) => samples[i < 0 ? -i : i >= total ? 2 * (total - 1) - i : i] ?? 0;
  const logs = new Float64Array(bands * frames);
  for (let frame = 0; frame < frames; frame++) {
    const power = Array.from({ length: 201 }, (_, k) => {
      let re = 0;
      let im = 0;
      for (let n = 0; n < 400; n++) {
        const sample = at(frame * 160 - 200 + n) * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 400));
        re += sample * Math.cos((2 * Math.PI * k * n) / 400);
        im -= sample * Math.sin((2 * Math.PI * k * n) / 400);
      }
      return re * re + im * im;
    });
    for (const [band, { first, weights }] of filters.entries()) {
      const sum = weights.reduce((before, weight, i) => before + weight * power[first + i]!, 0);
      logs[band * frames + frame] = Math.log10(Math.max(1e-10, sum));
    }
  }
  const floor = Math.max(...logs) - 8;
  return logs.map((log) => (Math.max(log, floor) + 4) / 4);
}

const farthest = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  Array.from(one).reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);

test.each([0, 100, 700, 1599, 1600, 2000])('%i samples of a window of 1600 are as defined', (length) => {
  const samples = sound(length);
  const found = new LogMel({ bands: 20, frames: 10 }).of(samples);
  expect(found).toHaveLength(200);
  expect(farthest(found, plainLogMel(samples, 20, 10))).toBeLessThan(1e-5);
});

describe('while the audio grows', () => {
  test('the features are those of the whole', () => {
    const whole = sound(3 * second);
    const growing = new LogMel(plan);
    for (const length of [0, 150, 201, 4000, 4001, 4160, 20_000, 47_900, 48_000, 60_000, 48_000, 9_000]) {
      const samples = whole.subarray(0, length);
      expect(growing.of(samples), `${length}`).toEqual(new LogMel(plan).of(samples));
    }
  });

  test('and of other audio, too', () => {
    const mel = new LogMel(plan);
    mel.of(sound(2 * second, 1));
    const quieter = sound(second, 2).map((sample) => sample / 10);
    expect(mel.of(quieter)).toEqual(new LogMel(plan).of(quieter));
  });

  test('its memory of the audio is its own', () => {
    const mel = new LogMel(plan);
    const samples = sound(second);
    mel.of(samples);
    samples.fill(0);
    expect(mel.of(samples)).toEqual(new LogMel(plan).of(new Float32Array(second)));
  });
});

test('frames of sound', () => {
  expect([0, 1, 160, 161, 480_000].map(framesOf)).toEqual([0, 1, 1, 2, 3000]);
});
