import { expect, it } from 'vitest';
import { opensParagraph, tailWords } from './live-words.ts';

const segments = [
  { start: 0, end: 2, text: 'One.' },
  { start: 2.4, end: 3, text: '' },
  { start: 9, end: 10, text: 'Three.' },
];

it('opens a paragraph for the first words and after a long pause', () => {
  const partial = (start: number) => ({ start, committed: '', tentative: 'so' });
  expect(opensParagraph({ segments: [], partial: partial(0) })).toBe(true);
  expect(opensParagraph({ segments, partial: partial(10.5) })).toBe(false);
  expect(opensParagraph({ segments, partial: partial(13) })).toBe(true);
  expect(opensParagraph({ segments, partial: null })).toBe(false);
});

it('a word is tentative until its last mark is committed, and has its place by what stands before it', () => {
  const partial = { start: 3, committed: 'And so', tentative: ', my' };
  expect(tailWords({ segments, partial })).toEqual([
    { word: 'And', place: '3 And', isTentative: false },
    { word: 'so,', place: '3 And so,', isTentative: true },
    { word: 'my', place: '3 And so, my', isTentative: true },
  ]);
  const committed = tailWords({ segments, partial: { ...partial, tentative: ' my' } });
  expect(committed.map(({ isTentative }) => isTentative)).toEqual([false, false, true]);
  expect(tailWords({ segments, partial: null })).toEqual([]);
});
