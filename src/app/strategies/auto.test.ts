import { expect, test } from 'vitest';
import type { StrategyChange } from '../../core/strategies/strategy.ts';
import { createAuto } from './auto.ts';

test('a recording is observed at the end of its segments, and each begins anew', async () => {
  const changes: StrategyChange[] = [];
  const auto = createAuto({
    health: () => ({ battery: null, pressure: null }),
    memory: async () => ({ pairBytes: 500e6, budget: 800e6 }),
    onChange: (change) => changes.push(change),
  });
  auto.begin();
  await Promise.resolve();
  for (let at = 1; at <= 3; at++) auto.segmentEnded(at, 0);
  expect(changes).toEqual([{ at: 3, to: 'progressive', reason: 'room' }]);
  for (let time = 0; time < 9; time++) auto.shown(4_000);
  for (let at = 4; at <= 7; at++) auto.segmentEnded(at, 0);
  expect(changes.slice(1).map(({ at, to, reason }) => `${at} ${to} ${reason}`)).toEqual([
    '5 ring slow',
    '7 classic slow',
  ]);
  auto.begin();
  for (let at = 1; at <= 3; at++) auto.segmentEnded(at, 0);
  expect(changes.at(-1)).toEqual({ at: 3, to: 'progressive', reason: 'room' });
});
