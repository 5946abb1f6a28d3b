/** Texts of overlapping sound become the text of the whole. */

import { expect, test } from 'vitest';
import { seeded } from '../random.ts';
import { type PlacedWord, seamOf } from './seam.ts';

const overlap = 2;

/** Half a second a word, from a second on. */
function placed(text: string, from = 0): PlacedWord[] {
  return text.split(' ').map((word, at) => ({ text: word, start: from + at / 2, end: from + (at + 1) / 2 }));
}

function joined(before: readonly PlacedWord[], after: readonly PlacedWord[], start: number): string {
  const { kept, dropped } = seamOf(before, after, { start, end: start + overlap });
  return [...before.slice(0, kept), ...after.slice(dropped)].map(({ text }) => text).join(' ');
}

test('words at the ends that were cut in two are not those that stay', () => {
  const before = placed('and so my fellow Americans ask not wh.');
  const after = placed('Low Americans, ask not what your country', 1.5);
  expect(joined(before, after, 1.8)).toBe('and so my fellow Americans ask not what your country');
});

test('without a word in common, the time decides', () => {
  expect(joined(placed('one two three four five six'), placed('drei vier fünf sechs sieben', 1), 1)).toBe(
    'one two three four fünf sechs sieben',
  );
});

test('nothing is lost where one of them has heard nothing', () => {
  expect(joined(placed('one two three four'), [], 1)).toBe('one two three four');
  expect(joined([], placed('one two three four', 2), 1)).toBe('one two three four');
});

test('any speech, cut anywhere, is whole again', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const vocabulary = Array.from({ length: 12 }, (_, at) => `w${at}`);
    const text: PlacedWord[] = [];
    for (let at = 0; text.length < 30; ) {
      const length = 0.2 + 0.3 * random();
      text.push({ text: vocabulary[Math.floor(12 * random())]!, start: at, end: at + length });
      at += length + 0.1 * random();
    }
    const start = 3 + 3 * random();
    const end = start + overlap;
    const torn = (word: PlacedWord) => ({ ...word, text: `${word.text}…` });
    const before = text
      .filter((word) => word.start < end)
      .map((word) => (word.end > end ? torn({ ...word, end }) : word));
    const after = text
      .filter((word) => word.end > start)
      .map((word) => (word.start < start ? torn({ ...word, start }) : word));
    expect(joined(before, after, start)).toBe(text.map((word) => word.text).join(' '));
  }
});

test('estimated places, half a second beside the true ones, do as well', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const words = Array.from({ length: 30 }, (_, at) => `w${at}`);
    const text = placed(words.join(' '));
    const astray = (word: PlacedWord, by: number) => ({ ...word, start: word.start + by, end: word.end + by });
    const start = 3 + 3 * random();
    const shift = [random() - 0.5, random() - 0.5] as const;
    const before = text.filter((word) => word.end <= start + overlap).map((word) => astray(word, shift[0]));
    const after = text.filter((word) => word.start >= start).map((word) => astray(word, shift[1]));
    expect(joined(before, after, start)).toBe(words.join(' '));
  }
});
