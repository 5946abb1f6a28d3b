import { expect, test } from 'vitest';
import { type Holder, memoryBudget, roomFor } from './memory-budget.ts';

const mb = 1e6;

function holder(id: string, megabytes: number, more: Partial<Holder> = {}): Holder {
  return { id, kind: 'session', bytes: megabytes * mb, reloadMs: 1000, isPinned: false, usedAt: 0, ...more };
}

test('a quarter of the memory, within bounds', () => {
  expect([0.5, 4, 8, 64].map(memoryBudget)).toEqual([1e9, 1e9, 2e9, 4e9]);
});

test('what fits drives nobody out', () => {
  expect(roomFor(400 * mb, [holder('a', 600)], 1000 * mb)).toEqual({ kind: 'fits', without: [] });
});

test('what is cheap to have again for its size goes first, and of equals what was used longest ago', () => {
  const holders = [
    holder('dear', 300, { reloadMs: 9_000 }),
    holder('recent', 300, { usedAt: 2 }),
    holder('old', 300, { usedAt: 1 }),
  ];
  expect(roomFor(300 * mb, holders, 1000 * mb)).toEqual({ kind: 'fits', without: ['old'] });
  expect(roomFor(600 * mb, holders, 1000 * mb)).toEqual({ kind: 'fits', without: ['old', 'recent'] });
});

test('nothing goes that need not', () => {
  const holders = [holder('small', 50, { reloadMs: 1 }), holder('large', 700)];
  expect(roomFor(700 * mb, holders, 1000 * mb)).toEqual({ kind: 'fits', without: ['large'] });
});

test('what is in use never goes', () => {
  const holders = [holder('used', 800, { isPinned: true }), holder('idle', 100)];
  expect(roomFor(500 * mb, holders, 1000 * mb)).toEqual({ kind: 'pinned' });
});

test('what exceeds the budget alone is refused', () => {
  expect(roomFor(1001 * mb, [], 1000 * mb)).toEqual({ kind: 'too-large' });
});
