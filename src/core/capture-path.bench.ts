/** The pieces of the capture path, on this machine: `npm run micro`. */

import { bench, describe } from 'vitest';
import { AudioHistory } from './history.ts';
import { Resampler } from './resampler.ts';
import { SampleRing } from './ring.ts';

const noise = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * i));

describe('ring', () => {
  const ring = new SampleRing(new SharedArrayBuffer(SampleRing.bytes(2 ** 19)));
  const block = noise(128);
  const into = new Float32Array(128);
  bench('write and read 128 samples, a thousand times', () => {
    for (let i = 0; i < 1000; i++) {
      ring.write(block);
      ring.read(into);
    }
  });
  bench('write 128 samples, a thousand times', () => {
    for (let i = 0; i < 1000; i++) ring.write(block);
    while (ring.read(drain) > 0);
  });
  const drain = new Float32Array(2 ** 17);
});

describe('100 ms to 16 kHz', () => {
  for (const rate of [44_100, 48_000]) {
    const resampler = new Resampler(rate);
    const block = noise(rate / 10);
    bench(`from ${rate} Hz`, () => {
      resampler.push(block);
    });
  }
});

describe('history', () => {
  const history = new AudioHistory(new SharedArrayBuffer(AudioHistory.bytes(2 ** 21)));
  const block = noise(1600);
  bench('append 100 ms', () => history.append(block));
  bench('copy 10 s', () => {
    history.slice(history.end - 160_000, history.end);
  });
});
