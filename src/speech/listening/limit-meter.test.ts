import { expect, test } from 'vitest';
import { LimitMeter } from './limit-meter.ts';

const blocksOf = (gain: number) =>
  Float32Array.from({ length: 800 }, (_, at) => Math.max(-1, Math.min(1, gain * Math.sin(at / 10))));

function shareAfter(blocks: readonly Float32Array[]): number {
  const meter = new LimitMeter();
  for (const block of blocks) meter.push(block);
  return meter.share;
}

test('a voice at the limit is noticed within a second, and forgotten in two', () => {
  const loud = Array(20).fill(blocksOf(3));
  expect(shareAfter(loud)).toBeGreaterThan(0.6);
  expect(shareAfter([...loud, ...Array(40).fill(blocksOf(0.5))])).toBeLessThan(0.1);
});

test('a full level alone is no limit, and neither is a click', () => {
  expect(shareAfter(Array(20).fill(blocksOf(0.95)))).toBe(0);
  expect(shareAfter([Float32Array.from([0, 1, -1, 0])])).toBe(0);
});
