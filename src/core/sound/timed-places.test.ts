import { expect, test } from 'vitest';
import { heardAt, timedPlaces, wordAt } from './timed-places.ts';

const heard = (text: string, start: number, end: number) => ({ text, start, end, confidence: 0.9 });
const words = [heard('And', 0, 0.5), heard('so', 1, 1.5), heard('my', 2, 2.2), heard('fellows', 2.2, 3)];
const wordsOf = (text: string, places: readonly { at: number; to: number }[]) =>
  places.map(({ at, to }) => text.slice(at, to));

test('each word of the text has its place and its time', () => {
  const text = 'And so, my fellows';
  const places = timedPlaces(words, [], text);
  expect(wordsOf(text, places)).toEqual(['And', 'so,', 'my', 'fellows']);
  expect(places.map(({ start }) => start)).toEqual([0, 1, 2, 2.2]);
});

test('after an edit the words that are still there are heard when they were', () => {
  const text = 'And so then,\n\nmy dear fellows';
  const places = timedPlaces(words, [], text);
  expect(wordsOf(text, places)).toEqual(['And', 'so', 'then,', 'my', 'dear', 'fellows']);
  expect([places[3]!.start, places[5]!.start]).toEqual([2, 2.2]);
  expect(places.map(({ start }) => start)).toEqual(places.map(({ start }) => start).toSorted((a, b) => a - b));
});

test('without times of words, those of a segment share its time by their length', () => {
  const places = timedPlaces(null, [{ start: 4, end: 6, text: 'ab cd' }], 'ab cd');
  expect(places).toEqual([
    { at: 0, to: 2, start: 4, end: 5 },
    { at: 3, to: 5, start: 5, end: 6 },
  ]);
});

test('the word that is heard is found by time, and a word by its place', () => {
  const places = timedPlaces(words, [], 'And so my fellows');
  expect(heardAt(places, 1.2)?.at).toBe(4);
  expect(heardAt(places, 1.7)?.at).toBe(4);
  expect(heardAt(places, 1.95)).toBeUndefined();
  expect(heardAt(places, 9)).toBeUndefined();
  expect([wordAt(places, 0), wordAt(places, 8), wordAt(places, 99)].map((word) => word?.start)).toEqual([0, 2, 2.2]);
  expect(wordAt([], 3)).toBeUndefined();
});
