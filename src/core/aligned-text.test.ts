import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignedSegments, alignedWords } from './aligned-text.ts';
import type { TranscriptWord } from './transcript.ts';

/** A word a second, a tenth of it silent. */
const spoken = (text: string): TranscriptWord[] =>
  text.split(' ').map((word, i) => ({ text: word, start: i, end: i + 0.9, confidence: 0.5 }));

const timesOf = (words: TranscriptWord[]) => words.map(({ text, start, end }) => `${text} ${start}-${end}`);

describe('words', () => {
  test('that are untouched keep their times, whatever stands before them', () => {
    const words = alignedWords(spoken('my fellow americans ask not'), 'Well, my dear Americans: ask not!');
    expect(timesOf(words)).toEqual([
      'Well, 0-0',
      'my 0-0.9',
      'dear 1-1.9',
      'Americans: 2-2.9',
      'ask 3-3.9',
      'not! 4-4.9',
    ]);
    expect(words.map(({ confidence }) => confidence)).toEqual([1, 0.5, 1, 0.5, 0.5, 0.5]);
  });

  test('that were written instead of one share its time by their length', () => {
    const [, first, second] = alignedWords(spoken('call Sotto now'), 'call so tto now');
    expect([first!.start, second!.end]).toEqual([1, 1.9]);
    expect(first!.end).toBeCloseTo(1.36);
    expect(second!.start).toBe(first!.end);
  });

  test('added between two stand in the silence, added behind the last at its end', () => {
    expect(timesOf(alignedWords(spoken('one two'), 'one and two and three'))).toEqual([
      'one 0-0.9',
      'and 0.9-1',
      'two 1-1.9',
      'and 1.9-1.9',
      'three 1.9-1.9',
    ]);
  });

  test('of a script without spaces are aligned by the letter', () => {
    const heard = [{ text: '今天天气', start: 0, end: 4, confidence: 0.9 }];
    expect(timesOf(alignedWords(heard, '今日天气'))).toEqual(['今 0-1', '日 1-2', '天 2-3', '气 3-4']);
  });

  test('of no text are none, and text without heard words stands at the beginning', () => {
    expect(alignedWords(spoken('one'), '')).toEqual([]);
    expect(timesOf(alignedWords([], 'typed'))).toEqual(['typed 0-0']);
  });

  test('are those of the text, in order, never before nothing nor behind the end', () => {
    const word = fc.constantFrom('a', 'b', 'c,', 'D');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const heard = before.length > 0 ? spoken(before.join(' ')) : [];
        const words = alignedWords(heard, after.join('  '));
        expect(words.map(({ text }) => text)).toEqual(after);
        const times = words.flatMap(({ start, end }) => [start, end]);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((time) => time >= 0 && time <= (heard.at(-1)?.end ?? 0))).toBe(true);
      }),
    );
  });

  test('of twenty-five hours are aligned without comparing each with each', () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `w${i % 999}`);
    const heard = spoken(text.join(' '));
    text.splice(100_000, 3, 'other', 'words');
    text[150_000] = 'again';
    const began = performance.now();
    const words = alignedWords(heard, text.join(' '));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(words.at(-1)).toMatchObject({ start: 199_999 });
  });
});

describe('segments', () => {
  const segments = [
    { start: 0, end: 2, text: 'One two.', raw: 'one two' },
    { start: 3, end: 4, text: 'Three.', language: 'en' },
    { start: 5, end: 6, text: 'Four five.' },
  ];
  const partsOf = (text: string) => alignedSegments(segments, text).map((segment) => segment.text);

  test('have their part of the text, and the rest as it was', () => {
    const aligned = alignedSegments(segments, 'One and two.\n\nThree. Four!');
    expect(aligned).toEqual([
      { start: 0, end: 2, text: 'One and two.', raw: 'one two' },
      { start: 3, end: 4, text: 'Three.', language: 'en' },
      { start: 5, end: 6, text: 'Four!' },
    ]);
  });

  test('of which nothing is left are empty, and what is written at either end belongs to them', () => {
    expect(partsOf('One two. Four five.')).toEqual(['One two.', '', 'Four five.']);
    expect(partsOf('Well: one two. Three. Four five six.')).toEqual(['Well: one two.', 'Three.', 'Four five six.']);
    expect(partsOf('')).toEqual(['', '', '']);
  });

  test('are together the whole text', () => {
    const word = fc.constantFrom('One', 'two.', 'Three.', 'Four', 'five.', 'new');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(partsOf(words.join(' ')).filter(Boolean).join(' ')).toBe(words.join(' '));
      }),
    );
  });
});
