import { expect, test } from 'vitest';
import { knownAmong } from './languages.ts';

test.each([
  [
    ['en-GB', 'en', 'de'],
    ['de', 'en'],
    ['en', 'de'],
  ],
  [['EN-us', 'fr'], ['en'], ['en']],
  [['nb-NO'], ['nn', 'no'], ['no']],
  [['nb'], ['nb', 'no'], ['nb']],
  [['no', 'nb-NO'], ['no'], ['no']],
  [['fr', '', 'jv'], ['en'], []],
] as const)('of %j a model of %j knows %j', (tags, codes, known) => {
  expect(knownAmong(tags, codes)).toEqual(known);
});
