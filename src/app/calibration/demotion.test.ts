import { expect, test } from 'vitest';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { onProcessor } from '../engine/backend-fallback.ts';
import { demoted, stillDemoted } from './demotion.ts';

const precision = { encoder: 'q8', decoder: 'q8' } as const;
const processor = onProcessor(precision, 2);
const gpu: Backend = { encoder: 'webgpu', decoder: 'webgpu', precision, threads: 2 };
const trial = (backend: Backend, medianMs: number) => ({ backend, medianMs, loadMs: 10, isRight: true, error: null });
const tested: Verdict = {
  model: 'a/b',
  revision: '1',
  device: 'this',
  trials: [trial(processor, 300), trial(gpu, 100)],
  chosen: gpu,
  at: 1,
};

test('what gave broken output in use is not chosen any more, and says why', () => {
  const { chosen, trials } = demoted(tested, gpu);
  expect(chosen).toEqual(processor);
  expect(trials[1]).toMatchObject({ backend: gpu, isRight: false, error: 'output-broken' });
  expect(trials[0]).toEqual(tested.trials[0]);
});

test('nor after another test in which it is right', () => {
  expect(stillDemoted(tested, demoted(tested, gpu)).chosen).toEqual(processor);
  expect(stillDemoted(tested, tested)).toEqual(tested);
  expect(stillDemoted(tested, null)).toEqual(tested);
});

test('where nothing else was right, nothing is chosen', () => {
  const alone = { ...tested, trials: [trial(gpu, 100)] };
  expect(demoted(alone, gpu).chosen).toBeNull();
});
