import { expect, test } from 'vitest';
import { memoryBudget } from '../../models/fit/memory-budget.ts';
import { poolSize } from './pool-size.ts';

const mb = 1e6;
const held = [{ bytes: 247 * mb }, { bytes: 59 * mb }];

function room(cores: number, deviceGb: number, threads: number, { members = 0, bytes = 247 * mb } = {}): number {
  const beside = Array.from({ length: members }, () => ({ bytes }));
  const budget = memoryBudget(deviceGb);
  return poolSize({ cores, on: { threads }, bytes, budget, holders: () => [...held, ...beside], members });
}

test.each([
  ['one core', room(1, 8, 1), 0],
  ['two cores', room(2, 8, 1), 1],
  ['all cores are the current engine’s', room(2, 8, 2), 0],
  ['four cores, of which two are the current engine’s', room(4, 8, 2), 2],
  ['many cores, and memory for two more', room(16, 8, 4), 2],
  ['many cores and much memory: not more than the sound is read for', room(64, 32, 4), 6],
  ['a small device', room(8, 4, 4), 0],
  ['a large model', room(8, 8, 4, { bytes: 2_100 * mb }), 0],
])('%s', (_, size, expected) => expect(size).toBe(expected));

test('those that are there already do not count twice', () => {
  for (const members of [0, 1, 2]) expect(room(16, 8, 4, { members })).toBe(2);
});
