import { expect, test } from 'vitest';
import { nothingLent, type SmallerCandidate, smallerModel, stepLending } from './smaller-model.ts';

const card = (id: string, bytes: number | null, more: Partial<SmallerCandidate> = {}): SmallerCandidate => ({
  id,
  bytes,
  state: 'ready',
  languages: ['en'],
  accuracy: { wordErrorRate: 5, on: 'a test set', source: '' },
  ...more,
});
const better = { wordErrorRate: 4, on: 'a test set', source: '' };
const large = card('large', 100e6, { languages: ['en', 'de'] });

test.each([
  ['none but the one in use', [], ['en'], undefined],
  ['one of the same language', [card('small', 30e6)], ['en'], 'small'],
  ['a variety of the language', [card('small', 30e6)], ['en-GB'], 'small'],
  ['the best of several', [card('small', 30e6), card('middle', 50e6, { accuracy: better })], ['en'], 'middle'],
  ['one that takes nearly as much', [card('middle', 70e6)], ['en'], undefined],
  ['one that does not know what is spoken', [card('small', 30e6)], ['en', 'de'], undefined],
  ['languages that the model finds out', [card('small', 30e6)], [], undefined],
  ['the same, known to the smaller one', [card('small', 30e6, { languages: ['de', 'en', 'fr'] })], [], 'small'],
  ['one whose errors nobody knows', [card('small', 30e6, { accuracy: null })], ['en'], undefined],
  ['one that is not here', [card('small', 30e6, { state: 'available' })], ['en'], undefined],
] as const)('smaller: %s', (_, others, spoken, expected) => {
  expect(smallerModel([large, ...others], { inUse: 'large', spoken })).toBe(expected);
});

test.each([
  ['spared from the first recording on, and the usual one after three that are well', 'swwww', 's--l-'],
  ['a bad one among them begins the count anew', 'swwswww', 's-----l'],
  ['nothing is done to a device that is well', 'www', '---'],
] as const)('%s', (_, seen, expected) => {
  let state = nothingLent;
  let inUse = 'l';
  const used = [...seen].map((device) => {
    const step = stepLending(state, { isSparing: device === 's', inUse, smaller: inUse === 'l' ? 's' : undefined });
    state = step.state;
    inUse = step.use ?? inUse;
    return step.use ?? '-';
  });
  expect(used.join('')).toBe(expected);
});

test('a model that the person chooses meanwhile stays', () => {
  const lent = stepLending(nothingLent, { isSparing: true, inUse: 'large', smaller: 'small' }).state;
  const seen = { isSparing: false, inUse: 'chosen', smaller: 'small' };
  expect(stepLending({ ...lent, calm: 2 }, seen)).toEqual({ state: nothingLent, use: null });
});
