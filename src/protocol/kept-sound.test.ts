import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPcm16, toPcm16 } from './kept-sound.ts';

test('16 bits come back as they were', () => {
  fc.assert(
    fc.property(fc.int16Array(), (pcm) => {
      expect(toPcm16(fromPcm16(pcm))).toEqual(pcm);
    }),
  );
});

test('what is too loud is cut off, not turned over', () => {
  expect([...toPcm16(Float32Array.of(1.5, -1.5, 0))]).toEqual([32_767, -32_768, 0]);
});
