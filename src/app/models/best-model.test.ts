import { expect, test } from 'vitest';
import { bestModel } from './best-model.ts';
import type { ModelCard } from './model-cards.ts';

function card(id: string, languages: string[], errors: number | null, state: ModelCard['state'] = 'ready') {
  return {
    id,
    languages,
    state,
    accuracy: errors === null ? null : { wordErrorRate: errors, on: 'a set', source: '' },
  };
}

const cards = [
  card('unmeasured', ['en', 'de'], null),
  card('small', ['en'], 12),
  card('large', ['en', 'de'], 5),
  card('english', ['en'], 3),
  card('not here', ['en', 'de'], 1, 'available'),
];

test('the best is the one with the fewest errors that is here and knows the language', () => {
  expect(bestModel(cards, 'en-GB')).toBe('english');
  expect(bestModel(cards, 'de')).toBe('large');
  expect(bestModel(cards, '')).toBe('english');
  expect(bestModel(cards.slice(0, 1), 'de')).toBe('unmeasured');
  expect(bestModel(cards, 'ja')).toBeUndefined();
});
