import { expect, test } from 'vitest';
import { normalisedWords, wordErrors } from './word-errors.ts';

test('case, marks and ways to write numbers do not count', () => {
  expect(normalisedWords('Hello, 35% of ‘forty’ — it’s Mister 7!')).toEqual([
    'hello',
    'thirty',
    'five',
    'percent',
    'of',
    'forty',
    "it's",
    'mr',
    'seven',
  ]);
  expect(normalisedWords('90210')).toEqual(['nine', 'zero', 'two', 'one', 'zero']);
});

test('a wrong word, a missing word and one too many are an error each', () => {
  expect(wordErrors(['one two three four'], 'one too three')).toEqual({ errors: 2, words: 4 });
  expect(wordErrors(['one two'], 'one and two')).toEqual({ errors: 1, words: 2 });
  expect(wordErrors(['one two'], '')).toEqual({ errors: 2, words: 2 });
});

test('of two spellings the better one counts', () => {
  expect(wordErrors(['five two six', '526'], 'five two six')).toEqual({ errors: 0, words: 3 });
});

test('a word in two parts, or two words as one, is no error', () => {
  expect(wordErrors(['start fire fox'], 'Start Firefox.')).toEqual({ errors: 0, words: 3 });
  expect(wordErrors(['start firefox'], 'Start fire fox.')).toEqual({ errors: 0, words: 2 });
});
