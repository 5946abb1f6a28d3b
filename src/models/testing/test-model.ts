/** The model that most tests install from the tests' hub, and checks that all of it is there. */

import { expect } from 'vitest';
import type { Graph, ModelFiles } from '../../protocol/model.ts';
import type { ModelSource, ModelsApi } from '../../protocol/models.ts';
import { createHub } from '../hub/hub.ts';
import { createModelThread } from '../model-thread.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { ModelStore } from '../store/model-store.ts';
import { hubUrl, type SentContent, sha256, soon, watchedJob } from './test-hub.ts';

export const id = 'test/whisper.en';
export const encoder = 'onnx/encoder_model_quantized.onnx';
export const decoder = 'onnx/decoder_model_merged_quantized.onnx';
export const q8 = { encoder: 'q8', decoder: 'q8' } as const;
export const forGpu = { encoder: 'fp32', decoder: 'q4' } as const;
export const pieceBytes = 100_000;

export const source = (name = id): ModelSource => ({ kind: 'hub', host: hubUrl(), id: name });
export const ignore = (): void => {};

export const threadOver = (disk: ModelStore): ModelsApi =>
  createModelThread({ disk, memory: createMemoryStore(), timing: soon, pieceBytes });

/** Fails unless the graph has the bytes that the hub lists at that path. */
export async function expectSame({ onnx }: Graph, path: string, name = id): Promise<void> {
  const { files } = await createHub(hubUrl(), soon).look(name, 'main', watchedJob());
  expect(await sha256(onnx)).toBe(files.get(path)?.hash.hex);
}

/** Fails unless these are all files of the model for the processor. */
export async function expectWhole(files: ModelFiles): Promise<void> {
  await expectSame(files.encoder, encoder);
  await expectSame(files.decoder, decoder);
  expect(JSON.parse(files.texts['config.json']!)).toEqual({ model_type: 'whisper' });
  const texts = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'];
  expect(Object.keys(files.texts).sort()).toEqual(texts);
}

export const total = (all: readonly SentContent[]): number => all.reduce((sum, { sent }) => sum + sent, 0);
