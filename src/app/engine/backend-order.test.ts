import { expect, test } from 'vitest';
import type { Trial, Verdict } from '../../models/fit/verdict.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { onProcessor, processorFallbacks } from './backend-fallback.ts';
import { fallbacksOf } from './backend-order.ts';

const precision = { encoder: 'q8', decoder: 'q8' } as const;
const gpu: Backend = { encoder: 'webgpu', decoder: 'webgpu', precision, threads: 4 };
const mixed: Backend = { ...gpu, decoder: 'wasm' };
const untested = processorFallbacks(precision, 4);

function trial(backend: Backend, medianMs: number | null, isRight = true): Trial {
  return { backend, medianMs, loadMs: 100, isRight, error: medianMs === null ? 'gpu-lost' : null };
}

function verdict(trials: Trial[], chosen: Backend | null): Verdict {
  return { model: 'm', revision: '', device: 'd', trials, chosen, at: 0 };
}

test('the choice comes first, then what else is right by its speed, and one thread of the processor last', () => {
  const one = onProcessor(precision, 1);
  const trials = [trial(onProcessor(precision, 4), 300), trial(one, 200), trial(mixed, 100), trial(gpu, 50, false)];
  expect(fallbacksOf(verdict(trials, mixed), untested)).toEqual([mixed, onProcessor(precision, 4), one]);
});

test('one thread comes first where it is the choice', () => {
  const [four, one] = [onProcessor(precision, 4), onProcessor(precision, 1)];
  expect(fallbacksOf(verdict([trial(four, 300), trial(one, 200)], one), untested)).toEqual([one, four]);
});

test('what failed is never tried again', () => {
  expect(fallbacksOf(verdict([trial(gpu, null), trial(mixed, 100)], mixed), untested)).not.toContainEqual(gpu);
});

test('without a verdict, and where nothing was right, it is the processor', () => {
  expect(fallbacksOf(null, untested)).toEqual(untested);
  expect(fallbacksOf(verdict([trial(gpu, 50, false)], null), untested)).toEqual(untested);
});

test('a model that only a GPU can run has no fallback on the processor', () => {
  expect(fallbacksOf(verdict([trial(gpu, 50)], gpu), [gpu])).toEqual([gpu]);
});
