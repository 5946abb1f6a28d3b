import { expect, test } from 'vitest';
import { partedSegments } from './parted-segments.ts';

const one = { start: 1, end: 2, text: 'One here.' };
const two = { start: 3, end: 7, text: 'Two words, three.', raw: 'two words comma three' };
const segments = [one, two];
const made = { segments, text: 'One here. Two words, three.', duration: 8 };

test.each([
  ['before all', 0, { head: [], tail: segments, cut: 1 }],
  ['behind a sentence, where it was said', 9, { head: [one], tail: [two], cut: 2 }],
  ['before the next one in the same line', 10, { head: [one], tail: [two], cut: 2 }],
  ['behind all', 27, { head: segments, tail: [], cut: 8 }],
] as const)('%s', (_, at, expected) => {
  expect(partedSegments(made, null, at)).toEqual(expected);
});

test('a segment is cut with what was recognised of it, by its letters where no words have times', () => {
  const { head, tail, cut } = partedSegments(made, null, made.text.indexOf('three'));
  expect(cut).toBeCloseTo(3 + (4 * 11) / 17);
  expect(head[1]).toEqual({ start: 3, end: cut, text: 'Two words,', raw: 'two words' });
  expect(tail).toEqual([{ start: cut, end: 7, text: 'three.', raw: 'comma three' }]);
});

test('words with times tell the moment', () => {
  const words = ['One', 'here', 'two', 'words', 'comma', 'three'].map((text, i) => ({
    text,
    start: 1 + i,
    end: 1.9 + i,
    confidence: 1,
  }));
  expect(partedSegments(made, words, made.text.indexOf('three')).cut).toBe(6);
});

test('in a text that was edited the place is found by the words around it', () => {
  const text = 'One here.\n\nTwo more words, or three. And typed.';
  const edited = { ...made, text };
  expect(partedSegments(edited, null, text.indexOf('Two'))).toEqual({ head: [one], tail: [two], cut: 3 });
  const { head, tail } = partedSegments(edited, null, text.indexOf('or three'));
  expect([head[1]?.text, tail[0]?.text]).toEqual(['Two words,', 'three.']);
  expect(partedSegments(edited, null, text.length - 3)).toEqual({ head: segments, tail: [], cut: 8 });
});

test('a text without segments has no sound to part', () => {
  expect(partedSegments({ segments: [], text: 'Typed.', duration: 0 }, null, 3)).toEqual({
    head: [],
    tail: [],
    cut: 0,
  });
});
