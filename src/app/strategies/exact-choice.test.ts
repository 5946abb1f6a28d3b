import { expect, test } from 'vitest';
import { type ExactCandidate, exactChoice, exactWish, fasterChoice } from './exact-choice.ts';

const card = (id: string, wordErrorRate: number, more: Partial<ExactCandidate> = {}): ExactCandidate => ({
  id,
  state: 'ready',
  languages: ['en'],
  accuracy: { wordErrorRate } as ExactCandidate['accuracy'],
  ...more,
});

const embedded = card('embedded', 12);
const better = card('better', 6);
const best = card('best', 3);
const german = card('german', 2, { languages: ['de'] });
const wish = { inUse: 'embedded', chosen: '', language: 'en' };

test('the best that is here for the language improves the one in use', () => {
  expect(exactChoice([embedded, better, best, german], wish)).toBe('best');
  expect(exactChoice([embedded, better, { ...best, state: 'available' }], wish)).toBe('better');
  expect(exactChoice([embedded, german], { ...wish, language: 'de' })).toBe('german');
});

test('the person may choose another, as long as it is here', () => {
  expect(exactChoice([embedded, better, best], { ...wish, chosen: 'better' })).toBe('better');
  expect(exactChoice([embedded, best], { ...wish, chosen: 'better' })).toBe('best');
  expect(exactChoice([embedded, best], { ...wish, chosen: 'embedded' })).toBe('best');
});

test('nothing improves the best', () => {
  expect(exactChoice([embedded], wish)).toBeUndefined();
  expect(exactChoice([embedded, best], { ...wish, inUse: 'best' })).toBeUndefined();
});

test('where the best is in use, the embedded one may write first, if it knows the language', () => {
  const cards = [embedded, better, best, german];
  const bestInUse = { ...wish, inUse: 'best' };
  expect(fasterChoice(cards, 'embedded', bestInUse)).toBe('embedded');
  expect(fasterChoice(cards, 'embedded', { ...bestInUse, inUse: 'better' })).toBeUndefined();
  expect(fasterChoice(cards, 'embedded', wish)).toBeUndefined();
  expect(fasterChoice(cards, 'embedded', { ...wish, inUse: 'german', language: 'de' })).toBeUndefined();
});

test('the language is the one that is spoken, or else that of the model', () => {
  const inUse = { inUse: 'embedded', language: 'en' };
  expect(exactWish({ spoken: ['de'], exactModel: 'best' }, inUse)).toEqual({
    ...inUse,
    chosen: 'best',
    language: 'de',
  });
  expect(exactWish({ spoken: ['de', 'fr'], exactModel: '' }, inUse).language).toBe('en');
});
