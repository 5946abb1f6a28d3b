import { expect, test } from 'vitest';
import type { StoredModel } from '../../protocol/models.ts';
import { type CardSources, cardsOf, roomFor } from './model-cards.ts';

const here = (id: string, more: Partial<StoredModel> = {}): StoredModel => ({
  id,
  family: 'moonshine',
  source: { kind: 'hub', host: 'https://huggingface.co' },
  revision: 'r',
  languages: [],
  licence: null,
  precisions: [],
  state: 'ready',
  stored: 1,
  bytes: 1,
  inMemory: false,
  installedAt: 0,
  usedAt: 0,
  ...more,
});

const sources = (more: Partial<CardSources>): CardSources => ({
  catalogue: [10, 20, 30, 40].map((bytes) => ({
    id: `o/m${bytes}`,
    name: `M${bytes}`,
    family: 'moonshine',
    languages: ['en'],
    licence: 'mit',
    bytes,
    accuracy: null,
  })),
  embedded: 'e',
  added: [],
  stored: [],
  work: new Map(),
  failures: new Map(),
  verified: new Set(),
  inUse: 'e',
  verdictOf: () => null,
  clipSeconds: 5,
  memoryOf: (bytes) => bytes,
  memoryBudget: 35,
  ...more,
});

test('what is here fills in and corrects the catalogue, and is not lost where it does not', () => {
  const cards = cardsOf(
    sources({ stored: [here('o/m20', { bytes: 22, licence: 'apache-2.0' }), here('x/y', { state: 'damaged' })] }),
  );
  expect(cards.map(({ id }) => id)).toEqual(['o/m10', 'o/m20', 'o/m30', 'o/m40', 'x/y']);
  expect(cards[1]).toMatchObject({
    state: 'ready',
    bytes: 22,
    licence: 'apache-2.0',
    languages: ['en'],
    isAdded: false,
  });
  expect(cards[4]).toMatchObject({ state: 'damaged', isAdded: true });
  expect(cards.map(({ isTooLarge }) => isTooLarge)).toEqual([false, false, false, true, false]);
});

test('a model that was slow in its test says that live text comes late', () => {
  const backend = {
    encoder: 'wasm',
    decoder: 'wasm',
    precision: { encoder: 'q8', decoder: 'q8' },
    threads: 2,
  } as const;
  const speedWhere = (medianMs: number) => {
    const trial = { backend, medianMs, loadMs: 9, isRight: true, error: null };
    const verdict = { model: 'o/m10', revision: 'r', device: 'd', trials: [trial], chosen: backend, at: 1 };
    return cardsOf(sources({ stored: [here('o/m10')], verdictOf: () => verdict }))[0]!.speed;
  };
  expect(speedWhere(1000)).toMatchObject({ factor: 5, isLate: false });
  expect(speedWhere(2000)).toMatchObject({ factor: 2.5, isLate: true });
});

test('room for a model: smaller ones, and what can go, the longest unused first', () => {
  const cards = cardsOf(
    sources({
      inUse: 'in/use',
      stored: [
        here('late/used', { usedAt: 9 }),
        here('early/used', { usedAt: 2 }),
        here('in/use'),
        here('in/memory', { inMemory: true }),
        here('o/m40', { state: 'partial' }),
      ],
    }),
  );
  const card = cards.find(({ id }) => id === 'o/m40')!;
  const { smaller, removable } = roomFor({ ...card, bytes: 40 }, cards);
  expect(smaller.map(({ id }) => id)).toEqual(['o/m30', 'o/m20']);
  expect(removable.map(({ id }) => id)).toEqual(['early/used', 'late/used']);
});
