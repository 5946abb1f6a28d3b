import { expect, test } from 'vitest';
import { changedWordsShare } from './stability.ts';

test('a text that only grows has not changed', () => {
  expect(changedWordsShare(['ask', 'ask not', 'ask not what'])).toBe(0);
});

test('nothing shown is nothing changed', () => {
  expect(changedWordsShare([])).toBe(0);
  expect(changedWordsShare(['', '  '])).toBe(0);
});

test('a replaced word counts once among the words shown', () => {
  expect(changedWordsShare(['ask nut', 'ask not', 'ask not'])).toBe(1 / 3);
});

test('a word that goes away has changed', () => {
  expect(changedWordsShare(['ask not', 'ask'])).toBe(1 / 2);
});

test('a text that comes and goes counts its words once', () => {
  expect(changedWordsShare(['a', 'b', 'a', 'b'])).toBe(1);
});

test('capitals and punctuation are changes, spacing is not', () => {
  expect(changedWordsShare(['so', 'So,'])).toBe(1 / 2);
  expect(changedWordsShare(['so  my', ' so my\n'])).toBe(0);
});

test('a word put in at the front moves all that follow', () => {
  expect(changedWordsShare(['b c', 'a b c'])).toBe(2 / 5);
});
