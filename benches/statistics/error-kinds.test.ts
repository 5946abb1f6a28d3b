import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorKinds } from './error-kinds.ts';
import { wordErrors } from './word-errors.ts';

const none = { missing: 0, added: 0, changed: 0, first: false, last: false };

test.each([
  ['one two three', 'One, two, three.', none],
  ['one two three', 'two three', { ...none, missing: 1, first: true }],
  ['one two three', 'one two', { ...none, missing: 1, last: true }],
  ['one two three', 'one too three', { ...none, changed: 1 }],
  ['one two three', 'one and two three or', { ...none, added: 2 }],
  ['one', '', { ...none, missing: 1, first: true, last: true }],
])('%s: %s', (reference, text, kinds) => {
  expect(errorKinds([reference], text)).toEqual(kinds);
});

test('of two spellings the better one counts', () => {
  expect(errorKinds(['fifty six', 'five six'], 'five six')).toEqual(none);
});

test('they are all errors', () => {
  const words = fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 8 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (reference, text) => {
      const { missing, added, changed } = errorKinds([reference], text);
      expect(missing + added + changed).toBe(wordErrors([reference], text).errors);
    }),
  );
});
