import { expect, test } from 'vitest';
import type { Backend } from '../../protocol/runtime.ts';
import { afterDeath, type FallbackPlace, firstPlace, processorFallbacks } from './backend-fallback.ts';

const precision = { encoder: 'q8', decoder: 'q8' } as const;
const gpu: Backend = { encoder: 'webgpu', decoder: 'webgpu', precision, threads: 4 };
const mixed: Backend = { ...gpu, decoder: 'wasm' };
const fallbacks = [gpu, mixed, ...processorFallbacks(precision, 4)];
const soon = { livedMs: 100, hasWorked: false };

test.each(['gpu-lost', 'output-broken', 'out-of-memory', 'backend-unsupported'] as const)(
  'after %s on a GPU the next backend takes over at once',
  (code) => expect(afterDeath(fallbacks, firstPlace, { code, ...soon })).toEqual({ at: 1, crashes: 0 }),
);

test('after a crash the same backend gets one more chance, and then the next', () => {
  const once = afterDeath(fallbacks, firstPlace, { code: 'thread-died', ...soon });
  expect(once).toEqual({ at: 0, crashes: 1 });
  expect(afterDeath(fallbacks, once!, { code: 'thread-died', ...soon })).toEqual({ at: 1, crashes: 0 });
});

test('on the processor any failure may have been an accident', () => {
  const on = (at: number, crashes = 0): FallbackPlace => ({ at, crashes });
  expect(afterDeath(fallbacks, on(2), { code: 'out-of-memory', ...soon })).toEqual(on(2, 1));
  expect(afterDeath(fallbacks, on(2, 1), { code: 'out-of-memory', ...soon })).toEqual(on(3));
  expect(afterDeath(fallbacks, on(3, 1), { code: 'output-broken', ...soon })).toBeNull();
});

test('a backend that has worked for minutes, or done something, is not given up for a crash now and then', () => {
  const crash = { code: 'thread-died', livedMs: 120_000, hasWorked: false } as const;
  expect(afterDeath(fallbacks, { at: 2, crashes: 1 }, crash)).toEqual({ at: 2, crashes: 1 });
  const late = { ...crash, ...soon, hasWorked: true };
  expect(afterDeath(fallbacks, { at: 2, crashes: 1 }, late)).toEqual({ at: 2, crashes: 1 });
});

test('the last rung is one thread of the processor, and there once', () => {
  expect(processorFallbacks(precision, 4).map(({ threads }) => threads)).toEqual([4, 1]);
  expect(processorFallbacks(precision, 1).map(({ threads }) => threads)).toEqual([1]);
});
