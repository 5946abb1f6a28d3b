import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceRows, wordEdits } from './word-edits.ts';

const words = (text: string) => text.split(' ').filter(Boolean);
const distance = (said: readonly string[], found: readonly string[]) => [...distanceRows(said, found)].at(-1)!.at(-1)!;

test.each([
  ['open fire fox now', 'open firefox now', 0],
  ['open firefox now', 'open fire fox now', 0],
  ['in the mean time', 'in the meantime', 0],
  ['u s a', 'usa', 0],
  ['never the less so', 'nevertheless', 1],
  ['fire fox', 'firebox', 2],
  ['a way to go away', 'away to go a way', 0],
  ['into place', 'in place', 1],
])('%s: %s', (said, found, edits) => {
  expect(distance(words(said), words(found))).toBe(edits);
});

test('which words are right', () => {
  expect(wordEdits(words('start fire fox please'), words('start firefox peas'))).toEqual([
    { said: [0, 1], found: [0, 1], isRight: true },
    { said: [1, 3], found: [1, 2], isRight: true },
    { said: [3, 4], found: [2, 3], isRight: false },
  ]);
});

const lists = fc.array(fc.constantFrom('a', 'b', 'ab', 'bab'), { maxLength: 8 });

test('edits cover all words, in order, and are as many as the distance', () => {
  fc.assert(
    fc.property(lists, lists, (said, found) => {
      const edits = wordEdits(said, found);
      expect(edits.flatMap((edit) => said.slice(...edit.said))).toEqual(said);
      expect(edits.flatMap((edit) => found.slice(...edit.found))).toEqual(found);
      expect(edits.filter(({ isRight }) => !isRight)).toHaveLength(distance(said, found));
    }),
  );
});

test('the distance is the same both ways, and none where the letters are the same in words of up to three', () => {
  fc.assert(
    fc.property(lists, lists, (said, found) => {
      expect(distance(said, found)).toBe(distance(found, said));
      expect(distance(said, said)).toBe(0);
    }),
  );
});
