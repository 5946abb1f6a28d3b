import { expect, test } from 'vitest';
import { seeded } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import type { CheckedText, TimedText } from '../../protocol/speech.ts';
import { type FoundWindow, foundWindow, joinedWindows } from './found-windows.ts';

const range = (start: number, end: number) => ({
  start: start * speechRate,
  end: end * speechRate,
  speech: (end - start) * speechRate,
  certainty: 1,
});

/** As a model without times tells it. */
const text = (words: string): CheckedText => ({
  text: words,
  doubt: null,
  language: null,
  segments: null,
  words: null,
  said: words.split(' ').map((word) => ({ text: word, confidence: 1, isCommon: true })),
});

/** As a model with times does, a segment for each of `segments`, from seconds of the window on. */
function timed(segments: (TimedText & { words: TimedText[] })[]): CheckedText {
  const words = segments.flatMap((segment) => segment.words).map((word) => ({ ...word, confidence: 1 }));
  return { ...text(segments.map((segment) => segment.text).join(' ')), segments, words };
}

const textOf = (windows: readonly FoundWindow[]) =>
  windows.flatMap(({ segments }) => segments.map((segment) => segment.text)).join(' ');

test('windows that do not overlap stay as they are', () => {
  const windows = [foundWindow(0, range(0, 5), text('One two.')), foundWindow(0, range(5, 9), text('Three four.'))];
  expect(joinedWindows(windows)).toEqual(windows);
});

test('what both have heard is there once, with its punctuation, times and certainty', () => {
  const windows = [
    foundWindow(0, range(0, 10), text('Ask not what your country can do fo.')),
    foundWindow(0, range(8, 16), text('Country can do for you, but ask what.')),
  ];
  const [before, after] = joinedWindows(windows);
  expect(textOf([before!, after!])).toBe('Ask not what your country can do for you, but ask what.');
  expect(before!.said.length + after!.said.length).toBe(12);
  expect(before!.segments[0]).toMatchObject({ start: 0 });
  expect(after!.segments[0]).toMatchObject({ end: 16 });
  expect(before!.segments[0]!.end).toBeLessThan(10);
  expect(after!.segments[0]!.start).toBeGreaterThanOrEqual(8);
});

test('each voice is joined with itself', () => {
  const windows = [
    foundWindow(0, range(0, 10), text('one two three four five')),
    foundWindow(1, range(3, 12), text('one two three four five')),
    foundWindow(0, range(10, 12), text('six seven')),
  ];
  expect(joinedWindows(windows)).toEqual(windows);
});

test('a window without a text takes nothing away', () => {
  const withheld = { ...text(''), doubt: 'unlikely' as const, said: [] };
  for (const found of [
    [text('one two three'), withheld],
    [withheld, text('one two three')],
  ]) {
    const windows = [foundWindow(0, range(0, 10), found[0]!), foundWindow(0, range(8, 16), found[1]!)];
    const joined = joinedWindows(windows);
    expect(joined.map(({ doubt }) => doubt)).toEqual(windows.map(({ doubt }) => doubt));
    // Of a text that is alone, what lies in the part of the other one is not heard twice.
    expect('one two three').toContain(textOf(joined));
  }
});

test('with times, any speech cut anywhere is whole again, and so are its words', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = seeded(seed);
    const said = Array.from({ length: 60 }, (_, at) => ({ text: `w${at}`, start: at / 2, end: (at + 1) / 2 - 0.1 }));
    const cut = 8 + 8 * random();
    const heard = (from: number, to: number) => {
      const words = said
        .filter((word) => word.start >= from && word.end <= to)
        .map((word) => ({ ...word, start: word.start - from, end: word.end - from }));
      const half = Math.floor(words.length * random());
      const parts = [words.slice(0, half), words.slice(half)].filter((part) => part.length > 0);
      const segment = (part: TimedText[]) => ({
        text: part.map((word) => word.text).join(' '),
        start: part[0]!.start,
        end: part.at(-1)!.end,
        words: part,
      });
      return foundWindow(0, range(from, to), timed(parts.map(segment)));
    };
    const joined = joinedWindows([heard(0, cut), heard(cut - 2, 2 * cut), heard(2 * cut - 2, 40)]);
    const whole = said.map((word) => word.text);
    expect(textOf(joined)).toBe(whole.join(' '));
    expect(joined.flatMap(({ words }) => words.map((word) => word.text))).toEqual(whole);
    const starts = joined.flatMap(({ segments }) => segments.map(({ start }) => start));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  }
});
