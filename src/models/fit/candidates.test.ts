import { expect, test } from 'vitest';
import type { Dtype } from '../../protocol/model.ts';
import { type Capabilities, candidatesFor, processorPrecision } from './candidates.ts';

const laptop: Capabilities = { cores: 8, threads: 4, isIsolated: true, hasGpu: true, hasShaderF16: true };
const pair = (encoder: Dtype, decoder: Dtype) => ({ encoder, decoder });

const words = (backends: ReturnType<typeof candidatesFor>) =>
  backends.map(({ encoder, decoder, precision, threads }) =>
    [encoder, decoder, `${precision.encoder}/${precision.decoder}`, threads].join(' '),
  );

test('the processor with its usual threads, one, and twice as many; the GPU with and without the decoder', () => {
  expect(words(candidatesFor('moonshine', [pair('q8', 'q8')], laptop))).toEqual([
    'wasm wasm q8/q8 4',
    'wasm wasm q8/q8 1',
    'wasm wasm q8/q8 8',
    'webgpu wasm q8/q8 4',
    'webgpu webgpu q8/q8 4',
  ]);
});

test('never more threads than cores, nor more than eight, and one without isolation', () => {
  const threads = (device: Partial<Capabilities>) =>
    candidatesFor('moonshine', [pair('q8', 'q8')], { ...laptop, hasGpu: false, ...device }).map((one) => one.threads);
  expect(threads({ cores: 2, threads: 1 })).toEqual([1, 2]);
  expect(threads({ cores: 64, threads: 6 })).toEqual([6, 1, 8]);
  expect(threads({ isIsolated: false, threads: 1 })).toEqual([1]);
});

test('8-bit weights go to a GPU only where the engine can unpack them', () => {
  expect(words(candidatesFor('parakeet', [pair('q8', 'q8')], laptop)).filter((one) => /webgpu/.test(one))).toEqual([]);
});

test('the short way of an encoder is held against its whole window', () => {
  const whole = candidatesFor('whisper', [pair('q8', 'q8')], laptop).filter(({ wholeWindow }) => wholeWindow);
  expect(words(whole)).toEqual(['wasm wasm q8/q8 4']);
  expect(candidatesFor('moonshine', [pair('q8', 'q8')], laptop).some(({ wholeWindow }) => wholeWindow)).toBe(false);
});

test('16-bit floats want a GPU that has them, and never the processor', () => {
  const half = [pair('fp16', 'fp16')];
  expect(words(candidatesFor('whisper', half, laptop))).toEqual(['webgpu webgpu fp16/fp16 4']);
  expect(candidatesFor('whisper', half, { ...laptop, hasShaderF16: false })).toEqual([]);
});

test('nor do they go to a GPU with a family that finds other words with them', () => {
  expect(candidatesFor('moonshine', [pair('fp16', 'fp16')], laptop)).toEqual([]);
});

test('4-bit weights never run on the processor', () => {
  expect(words(candidatesFor('whisper', [pair('fp32', 'q4')], laptop))).toEqual(['webgpu webgpu fp32/q4 4']);
  expect(processorPrecision([pair('fp32', 'q4'), pair('q4', 'q4')])).toBeNull();
});

test('without a GPU, or with a program that plays one, it is the processor alone', () => {
  const device = { ...laptop, hasGpu: false };
  expect(words(candidatesFor('moonshine', [pair('fp32', 'fp32'), pair('q8', 'q8')], device))).toEqual([
    'wasm wasm fp32/fp32 4',
    'wasm wasm fp32/fp32 1',
    'wasm wasm fp32/fp32 8',
  ]);
});
