import { expect, test } from 'vitest';
import { edgeWords } from './edge-words.ts';

test('marks and capitals do not hide an edge', () => {
  expect(edgeWords(['ask not what'], 'Ask not: what?')).toEqual({ first: true, last: true });
});

test('each edge counts for itself', () => {
  expect(edgeWords(['one two three four'], 'three four')).toEqual({ first: false, last: true });
  expect(edgeWords(['one two three four'], 'one two')).toEqual({ first: true, last: false });
});

test('one word too many is forgiven, two are not', () => {
  expect(edgeWords(['one two three'], 'So one two three then')).toEqual({ first: true, last: true });
  expect(edgeWords(['one two three'], 'And so one two three and then')).toEqual({ first: false, last: false });
});

test('of two spellings either will do', () => {
  expect(edgeWords(['mister hale', 'mr hale'], 'Mr. Hale')).toEqual({ first: true, last: true });
  expect(edgeWords(['526', 'five twenty six'], 'Five 26')).toEqual({ first: true, last: true });
});

test('an empty text has neither edge', () => {
  expect(edgeWords(['yes'], '')).toEqual({ first: false, last: false });
});
