/** The engine with the embedded model on the processor: its results, its errors, and injected faults. */

import { proxy, type Remote, wrap } from 'comlink';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '../../metrics/metrics.ts';
import { carryErrorCodes } from '../../protocol/carry-error-codes.ts';
import type { EngineApi } from '../../protocol/engine.ts';
import type { Graph, ModelFiles } from '../../protocol/model.ts';
import { recordings, samplesOf } from '../testing/recordings.ts';
import { modelFiles, processor, runtimeFiles } from '../testing/runtime-files.ts';
import { Engine } from './engine.ts';

carryErrorCodes();

let speech: Float32Array;

beforeAll(async () => {
  speech = await samplesOf((await recordings()).find(({ id }) => id.startsWith('jfk'))!);
});

/** An engine in a thread of its own, as in the app. */
async function thread(): Promise<{ api: Remote<EngineApi>; worker: Worker }> {
  const worker = new Worker(new URL('../../../workers/engine.worker.ts', import.meta.url), { type: 'module' });
  const api = wrap<EngineApi>(worker);
  await api.start(await runtimeFiles());
  return { api, worker };
}

describe('in a thread', () => {
  let api: Remote<EngineApi>;
  let worker: Worker;

  beforeAll(async () => {
    ({ api, worker } = await thread());
  });

  afterAll(() => worker.terminate());

  test('it tells on what it runs', async () => {
    const info = await api.load(
      await modelFiles(),
      processor,
      proxy(() => {}),
    );
    expect(info).toMatchObject({ model: 'moonshine-tiny', backend: 'wasm', on: processor, threads: 1 });
  });

  test('it tries a clip as often as it is asked', { timeout: 30_000 }, async () => {
    const { texts, ms } = await api.measurePasses(speech, 2);
    expect(texts).toEqual([expect.stringMatching(/my fellow americans/i), texts[0]]);
    expect(ms).toEqual([expect.any(Number), expect.any(Number)]);
    expect(Math.min(...ms)).toBeGreaterThan(0);
  });

  test('nothing is nothing, on the processor', async () => {
    expect((await api.measurePasses(new Float32Array(100), 1)).texts).toEqual(['']);
  });

  test.each([
    ['out-of-memory', 'out-of-memory'],
    ['gpu-lost', 'gpu-lost'],
    ['wrong-output', 'output-broken'],
  ] as const)('made to fail by %s it dies of %s', async (fault, code) => {
    await api.inject(fault);
    await expect(api.recognise(speech, null)).rejects.toMatchObject({ code });
  });

  test('a crash is heard by whoever owns it', async () => {
    const crash = new Promise<ErrorEvent>((resolve) => {
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(event);
      };
    });
    await api.inject('crash');
    const pass = api.measurePasses(speech, 1).then(() => 'answered');
    expect((await crash).message).toContain('a crash was asked for');
    expect(await Promise.race([pass, Promise.resolve('silent')])).toBe('silent');
  });
});

describe('what it refuses', () => {
  let engine: Engine;
  const load = async (change: Partial<ModelFiles>, on = processor) =>
    engine.load({ ...(await modelFiles()), ...change }, on, () => {});

  beforeAll(async () => {
    engine = new Engine(createMetrics('engine'));
    await engine.start(await runtimeFiles());
  });

  test('a GPU in a build that knows none', async () => {
    await expect(load({}, { ...processor, encoder: 'webgpu' })).rejects.toMatchObject({ code: 'backend-unsupported' });
  });

  test('a precision that the family was never tried in', async () => {
    for (const dtype of ['fp16', 'q4', 'q4f16', 'bnb4'] as const) {
      const precision = { encoder: dtype, decoder: dtype };
      await expect(load({ precision }, { ...processor, precision }), dtype).rejects.toMatchObject({
        code: 'backend-unsupported',
        message: expect.stringContaining('never tried'),
      });
    }
  });

  test('the files of one family as another', async () => {
    await expect(load({ family: 'whisper' })).rejects.toMatchObject({ code: 'model-incomplete' });
  });

  test('a tokenizer of another model', async () => {
    const vocab = Object.fromEntries(Array.from({ length: 2000 }, (_, id) => [`▁${id}`, id]));
    const texts = { 'tokenizer.json': JSON.stringify({ model: { vocab } }) };
    await expect(load({ texts })).rejects.toMatchObject({ code: 'model-broken', details: ['tokenizer.json'] });
  });

  test('a model without one', async () => {
    await expect(load({ texts: {} })).rejects.toMatchObject({ code: 'model-incomplete' });
  });

  test('a graph that is none', async () => {
    const nonsense: Graph = { onnx: new TextEncoder().encode('<!doctype html>').buffer, data: [] };
    for (const part of ['encoder', 'decoder']) {
      await expect(load({ [part]: nonsense }), part).rejects.toMatchObject({ code: 'model-broken' });
    }
  });

  test('work without a model', async () => {
    expect(() => new Engine(createMetrics('engine')).inject('crash')).toThrow('no model');
  });
});
