import { expect, test } from 'vitest';
import { agree, noAgreement, settledTokens } from './agreement.ts';

/** Tokens below 100 begin a word. */
const beginsWord = (token: number) => token < 100;
const all = Number.POSITIVE_INFINITY;

test('one hypothesis commits nothing, two commit the whole words they share', () => {
  const first = agree(noAgreement, [1, 2, 3], all, beginsWord);
  expect(first.committed).toEqual([]);
  const second = agree(first, [1, 2, 4, 5], all, beginsWord);
  expect(second.committed).toEqual([1, 2]);
});

test('a word that may still grow is not committed', () => {
  const first = agree(noAgreement, [1, 200, 2], all, beginsWord);
  expect(agree(first, [1, 200, 201, 3], all, beginsWord).committed).toEqual([]);
  expect(agree(first, [1, 200], all, beginsWord).committed).toEqual([]);
  expect(agree(first, [1, 200, 7], all, beginsWord).committed).toEqual([1, 200]);
});

test('what is committed stays, whatever comes', () => {
  const before = { committed: [1, 2], hypothesis: [1, 2, 3, 4] };
  expect(agree(before, [1, 2, 9, 8], 0, beginsWord).committed).toEqual([1, 2]);
});

test('tokens near the end of the audio wait', () => {
  const before = { committed: [], hypothesis: [1, 2, 3, 4] };
  expect(agree(before, [1, 2, 3, 4, 5], 2, beginsWord).committed).toEqual([1, 2]);
  expect(settledTokens(10, 5, 4)).toBe(8);
  expect(settledTokens(10, 0.5, -0.5)).toBe(0);
});
