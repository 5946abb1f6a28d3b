/** Kept sound is what was decoded, however quiet or loud it is. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRecord, recordBytes, toRecord } from './piece-record.ts';
import { pieceSamples } from './speech-stream.ts';

test('a piece comes back within a part in 32,768 of its peak, voice by voice', () => {
  const voices = fc.integer({ min: 1, max: 2 });
  const level = fc.constantFrom(1e-5, 0.01, 1, 4);
  fc.assert(
    fc.property(voices, level, fc.integer({ min: 1, max: 400 }), (count, peak, length) => {
      const piece = Array.from({ length: count }, (_, voice) =>
        Float32Array.from({ length }, (_, i) => peak * Math.sin(i * (0.3 + voice))),
      );
      const again = fromRecord(toRecord(piece), count);
      for (const [voice, sound] of piece.entries()) {
        const most = Math.max(...sound.map(Math.abs)) / 32_000 + 1e-9;
        expect(again[voice]).toHaveLength(length);
        for (const [i, sample] of sound.entries()) expect(Math.abs(again[voice]![i]! - sample)).toBeLessThan(most);
      }
    }),
    { numRuns: 50 },
  );
});

test('a whole piece has the size by which its place on the disk is found, and silence stays silence', () => {
  const piece = [new Float32Array(pieceSamples), new Float32Array(pieceSamples)];
  const record = toRecord(piece);
  expect(record).toHaveLength(recordBytes(2));
  expect(fromRecord(record, 2).every((sound) => sound.length === pieceSamples && !sound.some(Boolean))).toBe(true);
});
