import { expect, test } from 'vitest';
import { betterModel } from './better-model.ts';
import type { ModelCard } from './model-cards.ts';

function card(id: string, changes: Partial<ModelCard> = {}): ModelCard {
  const facts = { id, name: id, family: 'whisper', languages: ['en'], licence: 'MIT', bytes: 80e6 } as const;
  const state = { state: 'available', isEmbedded: false, isAdded: false, isInUse: false, needsFolder: false } as const;
  const rest = { stored: null, speed: null, failure: null, isVerified: false, memory: null, isTooLarge: false };
  return { ...facts, ...state, ...rest, accuracy: null, ...changes };
}

const errors = (wordErrorRate: number, on = 'test') => ({ accuracy: { wordErrorRate, on, source: 'here' } });
const now = card('now', { isInUse: true, ...errors(4) });
const speed = { factor: 1, backend: {} as never, isLate: true };

test('of those with far fewer errors the smallest is offered, with both rates', () => {
  const cards = [
    now,
    card('a little', errors(3.5)),
    card('large', { bytes: 700e6, ...errors(1) }),
    card('small', errors(2)),
  ];
  expect(betterModel(cards, ['en-GB'])).toMatchObject({
    why: 'errors',
    card: { id: 'small' },
    errors: 2,
    errorsNow: 4,
  });
});

test.each([
  ['of unknown size', { bytes: null }],
  ['too large to download unasked', { bytes: 1.6e9 }],
  ['too large for the memory', { isTooLarge: true }],
  ['found to be late here', { speed }],
  ['found to be wrong here', { speed: 'wrong' as const }],
  ['measured on another test set', errors(1, 'another')],
  ['of an unknown error rate', { accuracy: null }],
])('one is not offered that is %s', (_, changes) => {
  expect(betterModel([now, card('a', { ...errors(1), ...changes })], ['en'])).toBeNull();
});

test('for a language that the model in use does not know, one that knows all that is spoken', () => {
  const cards = [
    now,
    card('German alone', { languages: ['de'], bytes: 900e6 }),
    card('tiny', { languages: ['en', 'de'], bytes: 40e6, ...errors(7) }),
    card('base', { languages: ['en', 'de'] }),
  ];
  const offered = { why: 'language', language: 'de', card: { id: 'base' } };
  expect(betterModel(cards, ['en', 'de-AT'])).toMatchObject(offered);
  expect(betterModel(cards, ['fr'])).toBeNull();
});

test('nothing is offered beside a model that nothing is published about', () => {
  expect(betterModel([card('now', { isInUse: true }), card('a', errors(1))], ['en'])).toBeNull();
});
