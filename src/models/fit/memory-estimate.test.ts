import { expect, test } from 'vitest';
import { memoryBudget } from './memory-budget.ts';
import { engineBytes } from './memory-estimate.ts';

const mb = 1e6;

test('the embedded model comes to what was measured', () => {
  const embedded = engineBytes(28.2 * mb, 'moonshine', { threads: 1 });
  expect(embedded).toBeGreaterThan(160 * mb);
  expect(embedded).toBeLessThan(190 * mb);
});

test('two engines of the embedded model fit the smallest budget, and a model of 650 MB the largest', () => {
  const embedded = engineBytes(28.2 * mb, 'moonshine', { threads: 4 });
  expect(2 * embedded).toBeLessThan(memoryBudget(2));
  expect(engineBytes(650 * mb, 'parakeet', { threads: 4 })).toBeLessThan(memoryBudget(16));
});
