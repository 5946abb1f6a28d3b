import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { type LiveText, noText } from '../../app/dictation/live-text.ts';
import { revisedIn, revisionsOf } from './revised-words.ts';

const open = (committed: string): LiveText => ({ ...noText, partial: { start: 0, committed, tentative: ' and on' } });
const final = (text: string) => ({ start: 0, end: 4, text });

test.each([
  ['And so my', 'And so, my fellow Americans', []],
  ['My fellow american', 'My fellow Americans, ask', [2]],
  ['one two three', 'one and a three', [1, 2]],
  ['one two three', 'one three', []],
  ['one two', 'one too many', [1]],
  ['', 'all of it is new', []],
])('%s → %s', (shown, text, places) => {
  expect(revisedIn(final(text), open(shown))).toEqual(places);
});

test('an earlier final text that is replaced is compared, too, and other segments are not', () => {
  const segments = [
    { start: 0, end: 1, text: 'My fellow american.' },
    { start: 5, end: 6, text: 'Elsewhere.' },
  ];
  const partial = { start: 1, committed: 'Ask not', tentative: '' };
  expect(revisedIn(final('My fellow Americans, ask not what'), { segments, partial })).toEqual([2]);
});

test('the map grows with a final text of other words, and is the same while nothing is revised', () => {
  const text = signal<LiveText>(open('one two'));
  const revisions = revisionsOf(text);
  const none = revisions.value;
  expect(none.size).toBe(0);
  text.value = open('one two three');
  expect(revisions.value).toBe(none);
  text.value = { segments: [final('one too three')], partial: null };
  const one = revisions.value;
  expect([...one]).toEqual([[0, [1]]]);
  text.value = { segments: [final('one too three')], partial: { start: 4, committed: '', tentative: 'four' } };
  expect(revisions.value).toBe(one);
});
