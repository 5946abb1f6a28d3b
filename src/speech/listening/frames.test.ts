import { expect, test } from 'vitest';
import { Frames } from './frames.ts';

test('any pieces become frames of one length, in order', () => {
  const frames = new Frames(4);
  const seen: number[][] = [];
  const keep = (frame: Float32Array) => void seen.push([...frame]);
  frames.push(Float32Array.of(1), keep);
  frames.push(Float32Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10), keep);
  expect(seen).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  expect(frames.pending).toBe(2);
});
