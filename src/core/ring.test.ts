import { expect, test } from 'vitest';
import { circularBytes } from './circular.ts';
import { SampleRing } from './ring.ts';

const ringOf = (samples: number) => new SampleRing(new SharedArrayBuffer(circularBytes(samples)));
const counting = (from: number, length: number) => Float32Array.from({ length }, (_, i) => from + i);

test('gives back what was written, in order and across the end of the memory', () => {
  const ring = ringOf(64);
  const into = new Float32Array(50);
  let next = 0;
  for (let round = 0; round < 20; round++) {
    expect(ring.write(counting(next, 40))).toBe(true);
    expect(ring.read(into)).toBe(40);
    expect([...into.subarray(0, 40)]).toEqual([...counting(next, 40)]);
    next += 40;
  }
});

test('drops a block that does not fit, whole, and counts it', () => {
  const ring = ringOf(64);
  expect(ring.write(counting(0, 60))).toBe(true);
  expect(ring.write(counting(60, 5))).toBe(false);
  expect(ring.dropped).toEqual({ blocks: 1, samples: 5 });
  const into = new Float32Array(64);
  expect(ring.read(into)).toBe(60);
  expect(into[59]).toBe(59);
});

test('a second ring over the same memory goes on where the first reader stopped', () => {
  const memory = new SharedArrayBuffer(circularBytes(64));
  new SampleRing(memory).write(counting(0, 10));
  new SampleRing(memory).read(new Float32Array(4));
  const into = new Float32Array(10);
  expect(new SampleRing(memory).read(into)).toBe(6);
  expect(into[0]).toBe(4);
});

test('wakes a reader that waits', async () => {
  const ring = ringOf(64);
  let isAwake = false;
  const waiting = ring.changed(5_000).then(() => {
    isAwake = true;
  });
  await Promise.resolve();
  expect(isAwake).toBe(false);
  ring.write(counting(0, 4));
  ring.notify();
  await waiting;
  expect(ring.available).toBe(4);
});

test('refuses a capacity that is no power of two', () => {
  expect(() => new SampleRing(new ArrayBuffer(16 + 4 * 100))).toThrow(RangeError);
});
