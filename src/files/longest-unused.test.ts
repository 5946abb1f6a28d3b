import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enoughOf, type Kept, longestUnused } from './longest-unused.ts';

const sound = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  bytes: fc.nat(1000),
  usedAt: fc.nat(1000),
});
const folder = fc.uniqueArray(sound, { selector: ({ id }) => id, maxLength: 20 });
const bytesOf = (kept: readonly Kept[]) => kept.reduce((sum, { bytes }) => sum + bytes, 0);

test('what was longest not used goes first, and of runs nothing does', () => {
  const kept = [
    { id: 'new', bytes: 10, usedAt: 3 },
    { id: 'run', bytes: 10, usedAt: 0 },
    { id: 'old', bytes: 10, usedAt: 1 },
    { id: 'middle', bytes: 10, usedAt: 2 },
  ];
  const unused = longestUnused(kept, ['run']);
  expect(unused.map(({ id }) => id)).toEqual(['old', 'middle', 'new']);
  expect([-5, 0, 1, 10, 11, 30, 31].map((bytes) => enoughOf(unused, bytes)?.map(({ id }) => id))).toEqual([
    [],
    [],
    ['old'],
    ['old'],
    ['old', 'middle'],
    ['old', 'middle', 'new'],
    undefined,
  ]);
});

test('as few go as are enough, and none where all are not', () => {
  fc.assert(
    fc.property(folder, fc.nat(12_000), (kept, bytes) => {
      const unused = longestUnused(kept, []);
      const going = enoughOf(unused, bytes);
      if (!going) {
        expect(bytesOf(unused)).toBeLessThan(bytes);
        return;
      }
      expect(bytesOf(going)).toBeGreaterThanOrEqual(bytes);
      expect(unused.slice(0, going.length)).toEqual(going);
      if (going.length > 0) expect(bytesOf(going.slice(0, -1))).toBeLessThan(bytes);
    }),
  );
});
