import { describe, expect, test } from 'vitest';
import { keptBeside, leftOutOf } from './left-out.ts';

const said = (...times: readonly (readonly [start: number, end: number])[]) =>
  times.map(([start, end]) => ({ text: 'word', start, end }));
const silent = (...times: readonly (readonly [start: number, end: number])[]) =>
  times.map(([start, end]) => ({ start, end }));

test('words from the beginning to the end leave nothing out', () => {
  expect(leftOutOf(said([0.1, 0.8], [0.8, 1.9]), [], 2)).toEqual([]);
});

test('a pause is nothing that was left out, however long it is', () => {
  expect(leftOutOf(said([0.5, 1], [6, 6.5]), silent([0, 0.5], [1, 6], [6.5, 20]), 20)).toEqual([]);
  expect(leftOutOf([], silent([0, 20]), 20)).toEqual([]);
});

test('a voice between two words is, with room in the pauses beside it', () => {
  const pauses = silent([1, 2], [4, 4.3]);
  expect(leftOutOf(said([0, 1], [4.3, 5]), pauses, 5)).toEqual([{ from: 1, to: 1, start: 1.5, end: 4.3 }]);
});

test('so is one before the first word and behind the last', () => {
  const pauses = silent([2, 3], [4, 6]);
  expect(leftOutOf(said([3, 4]), pauses, 8)).toEqual([
    { from: 0, to: 0, start: 0, end: 2.5 },
    { from: 1, to: 1, start: 5.5, end: 8 },
  ]);
});

test('a word that lasts as long as a sentence is heard again itself', () => {
  expect(leftOutOf(said([0, 1], [1, 4], [4, 5]), [], 5)).toEqual([{ from: 1, to: 2, start: 1, end: 4 }]);
  expect(leftOutOf(said([0, 1], [1, 4], [4, 5]), silent([1.2, 2.5]), 5)).toEqual([]);
});

test('with what is left out before it', () => {
  expect(leftOutOf(said([0, 1], [3, 6]), [], 6)).toEqual([{ from: 1, to: 2, start: 1, end: 6 }]);
});

test('what stands side by side is heard together', () => {
  expect(leftOutOf(said([0, 3], [3, 6]), [], 8)).toEqual([{ from: 0, to: 2, start: 0, end: 8 }]);
});

test('where there is no word, all of it is', () => {
  expect(leftOutOf([], [], 3)).toEqual([{ from: 0, to: 0, start: 0, end: 3 }]);
});

describe('a word that was heard again', () => {
  const words = ['Fail', 'again.', 'The', 'end'].map((text) => ({ text }));
  const kept = (at: number, ...found: string[]) =>
    keptBeside(
      words,
      { from: at, to: at + 1 },
      found.map((text) => ({ text })),
    );

  test('goes where it is found again', () => {
    expect(kept(1, 'Again', 'and', 'again')).toEqual({ before: 0, behind: 0 });
  });

  test('stays with its sentence where it is not', () => {
    expect(kept(1, 'Ten', 'of', 'clubs.')).toEqual({ before: 1, behind: 0 });
    expect(kept(2, 'Ten', 'of', 'clubs.')).toEqual({ before: 0, behind: 1 });
    expect(kept(0, 'Ten', 'of', 'clubs.')).toEqual({ before: 0, behind: 1 });
  });

  test('is found again where its digits are, in other groups', () => {
    const number = (...found: string[]) =>
      keptBeside(
        [{ text: '432-314-1948.' }],
        { from: 0, to: 1 },
        found.map((text) => ({ text })),
      );
    expect(number('3,', '2,', '3,', '1', '9,', '4,', '8.')).toEqual({ before: 0, behind: 0 });
    expect(number('5,', '2,', '3,', 'go')).toEqual({ before: 0, behind: 1 });
    const short = [{ text: '15' }];
    const found = ['Call', '1985', 'now'].map((text) => ({ text }));
    expect(keptBeside(short, { from: 0, to: 1 }, found)).toEqual({ before: 0, behind: 1 });
  });

  test('is none where nothing is replaced', () => {
    expect(keptBeside(words, { from: 2, to: 2 }, [{ text: 'Ten' }])).toEqual({ before: 0, behind: 0 });
  });
});
