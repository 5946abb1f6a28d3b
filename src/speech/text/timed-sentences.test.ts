import { expect, test } from 'vitest';
import { sentencesOf } from './timed-sentences.ts';

const timed = (text: string) => text.split(' ').map((word, at) => ({ text: word, start: at, end: at + 1 }));

test('sentences end at their marks, and last from their first word to their last', () => {
  expect(sentencesOf(timed('How old? Ask “him.” She knows'))).toEqual([
    { text: 'How old?', start: 0, end: 2 },
    { text: 'Ask “him.”', start: 2, end: 4 },
    { text: 'She knows', start: 4, end: 6 },
  ]);
  expect(sentencesOf([])).toEqual([]);
});

test('an abbreviation ends none, unless a pause follows', () => {
  expect(sentencesOf(timed('Ask Mr. Hale.'))).toHaveLength(1);
  const [ask, no, then] = timed('Say No. Then');
  expect(sentencesOf([ask!, no!, { ...then!, start: 2.5 }])).toHaveLength(2);
});
