import { expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { NemoMel } from './nemo-mel.ts';

const bands = 16;
const random = numbers(3);
const noise = Float32Array.from({ length: 4123 }, () => random() - 0.5);
const mel = (samples: Float32Array) => new NemoMel(bands).of(samples)!;

test('a frame every 10 ms that is whole, and none for less than two', () => {
  expect(mel(noise).frames).toBe(25);
  expect(mel(noise).data).toHaveLength(bands * 25);
  expect(new NemoMel(bands).of(noise.subarray(0, 319))).toBeNull();
});

test('every band has mean 0 and deviation 1, with one degree less', () => {
  const { data, frames } = mel(noise);
  for (let band = 0; band < bands; band++) {
    const row = data.subarray(band * frames, (band + 1) * frames);
    const mean = row.reduce((sum, each) => sum + each, 0) / frames;
    const variance = row.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (frames - 1);
    expect(mean).toBeCloseTo(0, 4);
    expect(variance).toBeCloseTo(1, 3);
  }
});

test('loudness is nothing to it, and digital silence is nothing', () => {
  const loud = mel(noise).data;
  const quiet = mel(noise.map((each) => each / 16)).data;
  expect(Math.max(...loud.map((each, i) => Math.abs(each - quiet[i]!)))).toBeLessThan(0.05);
  expect(mel(new Float32Array(1600)).data.every((each) => each === 0)).toBe(true);
});

test('a tone is in its band', () => {
  const peakOf = (hertz: number) => {
    const samples = noise.map(
      (each, i) => 0.001 * each + (i > 2000 ? Math.sin((2 * Math.PI * hertz * i) / 16_000) : 0),
    );
    const { data, frames } = mel(samples);
    const rises = Array.from({ length: bands }, (_, band) => data[band * frames + 20]! - data[band * frames + 5]!);
    return rises.indexOf(Math.max(...rises));
  };
  expect(peakOf(6000)).toBeGreaterThan(peakOf(1000));
});
