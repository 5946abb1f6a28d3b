import { expect, test } from 'vitest';
import { rmsDb } from '../loudness.ts';
import { seeded } from '../random.ts';
import { Downmix } from './downmix.ts';

const second = 4_800;
const noise = (seed: number, amplitude = 0.1) => {
  const random = seeded(seed);
  return Float32Array.from({ length: second }, () => amplitude * (2 * random() - 1));
};
const scaled = (samples: Float32Array, by: number) => samples.map((sample) => by * sample);

function mixed(...channels: Float32Array[]): Float32Array {
  const downmix = new Downmix();
  const mono = new Float32Array(second);
  for (let at = 0; at < second; at += 128) {
    downmix.mix(
      channels.map((channel) => channel.subarray(at, at + 128)),
      mono.subarray(at, at + 128),
    );
  }
  return mono;
}

test('the mean of channels that agree, and of channels of their own', () => {
  const [left, right] = [noise(1), noise(2)];
  expect(mixed(left)).toEqual(left);
  expect(mixed(left, left)).toEqual(left);
  const mean = left.map((sample, at) => sample / 2 + right[at]! / 2);
  const apart = mixed(left, right).map((sample, at) => Math.abs(sample - mean[at]!));
  expect(Math.max(...apart)).toBeLessThan(1e-6);
  expect(rmsDb(mixed(left, new Float32Array(second)))).toBeCloseTo(rmsDb(left) - 6.02, 1);
});

test.each([-1, -0.5, -2])('channels that cancel each other, the second at %d', (by) => {
  const left = noise(1);
  const right = scaled(left, by);
  const louder = Math.abs(by) > 1 ? right : left;
  expect(mixed(left, right).subarray(128)).toEqual(louder.subarray(128));
});

test('one of six that cancels', () => {
  const front = noise(1);
  const channels = [front, scaled(front, -0.9), ...[3, 4, 5, 6].map((seed) => noise(seed, 0.01))];
  expect(mixed(...channels).subarray(128)).toEqual(front.subarray(128));
});
