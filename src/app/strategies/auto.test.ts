import { expect, test } from 'vitest';
import type { StrategyChange } from '../../core/strategies/strategy.ts';
import { createAuto } from './auto.ts';

function observed() {
  const changes: StrategyChange[] = [];
  const auto = createAuto({
    health: () => ({ battery: null, pressure: null }),
    memory: async () => ({ pairBytes: 500e6, budget: 800e6 }),
    onChange: (change) => changes.push(change),
  });
  /** The end of a segment, and as many live texts in it. */
  const segment = (at: number, lagMs: number, texts = 3) => {
    for (let text = 0; text < texts; text++) auto.shown(lagMs);
    auto.segmentEnded(at, 0);
  };
  const told = () => changes.map(({ at, to, reason }) => `${at} ${to} ${reason}`);
  return { auto, segment, told };
}

test('a recording is observed at the end of its segments, and each begins anew', async () => {
  const { auto, segment, told } = observed();
  auto.begin();
  await Promise.resolve();
  for (let at = 1; at <= 3; at++) segment(at, 400);
  for (let at = 4; at <= 7; at++) segment(at, 4_000);
  expect(told()).toEqual(['3 progressive room', '5 ring slow', '7 classic slow']);
  auto.begin();
  for (let at = 1; at <= 3; at++) segment(at, 400);
  expect(told().at(-1)).toBe('3 progressive room');
});

test('what was slow beside the exact model does not count against live text alone', async () => {
  const { auto, segment, told } = observed();
  auto.begin();
  await Promise.resolve();
  for (let at = 1; at <= 3; at++) segment(at, 400);
  for (let at = 4; at <= 5; at++) segment(at, 4_000, 9);
  // Short segments: the nine texts before would be most of those that are kept.
  for (let at = 6; at <= 7; at++) segment(at, 400, 1);
  expect(told()).toEqual(['3 progressive room', '5 ring slow']);
});
