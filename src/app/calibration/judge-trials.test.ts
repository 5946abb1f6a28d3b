import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { onProcessor } from '../engine/backend-fallback.ts';
import { bestOf, judgeTrials, type TrialRunResult } from './judge-trials.ts';
import { clipWords } from './known-clip.ts';

const precision = { encoder: 'q8', decoder: 'q8' } as const;
const processor = onProcessor(precision, 2);
const gpu: Backend = { encoder: 'webgpu', decoder: 'webgpu', precision, threads: 2 };

function performance(backend: Backend, text: string, passes: number[]): TrialRunResult {
  return { backend, loadMs: 10, passes, text, error: null };
}

test('the fastest that found the words is chosen', () => {
  const trials = judgeTrials(
    [performance(processor, clipWords, [900, 300, 310, 290]), performance(gpu, clipWords, [2_000, 100, 120, 110])],
    ['en'],
  );
  expect(trials.map(({ medianMs }) => medianMs)).toEqual([300, 110]);
  expect(bestOf(trials)).toBe(gpu);
});

test('shaders that take long to compile must be worth it', () => {
  const chosen = (first: number) =>
    bestOf(
      judgeTrials([performance(processor, clipWords, [300, 300]), performance(gpu, clipWords, [first, 290])], ['en']),
    );
  expect(chosen(400)).toBe(gpu);
  expect(chosen(9_000)).toBe(processor);
});

test('fast garbage is not chosen', () => {
  const trials = judgeTrials([performance(processor, clipWords, [300]), performance(gpu, 'the the the', [10])], ['en']);
  expect(trials.map(({ isRight }) => isRight)).toEqual([true, false]);
  expect(bestOf(trials)).toBe(processor);
});

test('one word may differ, and neither case nor punctuation counts', () => {
  const [first, second] = judgeTrials(
    [
      performance(processor, 'and so my fellow american: ASK not', [300]),
      performance(gpu, 'and so my fellow american ask', [300]),
    ],
    ['en', 'de'],
  );
  expect([first?.isRight, second?.isRight]).toEqual([true, false]);
});

test('an encoder that computes less must lead to the very words of the whole window', () => {
  const whole = { ...processor, wholeWindow: true };
  const text = 'and so my fellow american ask not';
  const heard = (short: string) =>
    bestOf(judgeTrials([performance(processor, short, [100]), performance(whole, text, [300])], ['en']));
  expect(heard(text)).toBe(processor);
  expect(heard('and so my fellow americans ask not')).toBe(whole);
});

test('a model that does not know the language is measured against the processor', () => {
  const heard = (text: string) =>
    judgeTrials([performance(processor, text, [300]), performance(gpu, 'und so mein Fell', [100])], ['de']);
  expect(bestOf(heard('Und so, mein Fell'))).toBe(gpu);
  expect(bestOf(heard('etwas anderes ganz hier'))).toBe(processor);
  expect(bestOf(heard(''))).toBeNull();
});

test('a model of which no language is known is measured against the words, or else against the processor', () => {
  const heard = (onProcessor: string, onGpu: string) =>
    bestOf(judgeTrials([performance(processor, onProcessor, [300]), performance(gpu, onGpu, [100])], []));
  expect(heard(clipWords, clipWords)).toBe(gpu);
  expect(heard(clipWords, 'there is a lamp')).toBe(processor);
  expect(heard('There is a small lamp', 'there is a small lamp')).toBe(gpu);
  expect(bestOf(judgeTrials([performance(gpu, 'there is a lamp', [100])], []))).toBeNull();
});

test('no words in clear speech are an error', () => {
  const [trial] = judgeTrials([performance(processor, '', [300])], ['en']);
  expect(trial).toMatchObject({ isRight: false, error: 'output-broken' });
});

test('what failed has no figures, and its reason', () => {
  const failed = { ...performance(gpu, '', [100]), error: new AppError('gpu-lost', 'gone') };
  expect(judgeTrials([failed], ['en'])).toEqual([
    { backend: gpu, medianMs: null, loadMs: null, isRight: false, error: 'gpu-lost' },
  ]);
});
