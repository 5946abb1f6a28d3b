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

test.each([
  ['tiny', 40, 141],
  ['base', 77, 285],
  ['a small one', 7.4, 49],
])('Whisper, %s, comes to what was measured and not much more', (_, files, measured) => {
  const own = engineBytes(files * mb, 'whisper', { threads: 1 });
  expect(own).toBeGreaterThan(measured * mb);
  expect(own).toBeLessThan((measured + 35) * mb);
});

test('so do four threads of it', () => {
  const four = engineBytes(40 * mb, 'whisper', { threads: 4 });
  expect(four).toBeGreaterThan(198 * mb);
  expect(four).toBeLessThan(230 * mb);
});

test('Whisper takes more where its encoder is in the runtime', () => {
  const precision = { encoder: 'fp32', decoder: 'q8' } as const;
  const own = engineBytes(77 * mb, 'whisper', { threads: 1 });
  expect(engineBytes(77 * mb, 'whisper', { threads: 1, encoder: 'wasm', precision })).toBeGreaterThan(1.4 * own);
  expect(engineBytes(77 * mb, 'whisper', { threads: 1, encoder: 'webgpu' })).toBeGreaterThan(1.4 * own);
});
