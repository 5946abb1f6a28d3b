import { expect, it } from 'vitest';
import { liveParagraphs, opensParagraph } from './live-paragraphs.ts';

const segments = [
  { start: 0, end: 2, text: 'One.' },
  { start: 2.4, end: 3, text: '' },
  { start: 3.2, end: 5, text: 'Two, and more.' },
  { start: 9, end: 10, text: 'Three.' },
];

it('keeps each segment apart inside its paragraph, and leaves out the empty ones', () => {
  expect(liveParagraphs(segments)).toEqual([
    [
      { index: 0, text: 'One.' },
      { index: 2, text: 'Two, and more.' },
    ],
    [{ index: 3, text: 'Three.' }],
  ]);
  expect(liveParagraphs([])).toEqual([]);
});

it('opens a paragraph for the first words and after a long pause', () => {
  const partial = (start: number) => ({ start, committed: '', tentative: 'so' });
  expect(opensParagraph({ segments: [], partial: partial(0) })).toBe(true);
  expect(opensParagraph({ segments, partial: partial(10.5) })).toBe(false);
  expect(opensParagraph({ segments, partial: partial(13) })).toBe(true);
  expect(opensParagraph({ segments, partial: null })).toBe(false);
});
