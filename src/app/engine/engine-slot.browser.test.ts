import { beforeEach, expect, test, vi } from 'vitest';
import { AppError, type ErrorCode, toWire } from '../../core/errors.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { Backend, RuntimeFiles } from '../../protocol/runtime.ts';
import { noHints } from '../../protocol/speech.ts';
import { retryOnThreadDeath } from '../thread-supervisor.ts';
import { processorFallbacks } from './backend-fallback.ts';
import { createEngineSlot, type EngineSlotPlan, type LoadableModel } from './engine-slot.ts';

type Call = 'start' | 'load' | 'ping' | 'recognise';

/** Error codes with which the next calls of a method fail, in order; null lets a call succeed. */
let failures: Partial<Record<Call, (ErrorCode | null)[]>> = {};
let loaded: Backend[] = [];
let running = 0;

class FakeEngine extends EventTarget {
  constructor() {
    super();
    running++;
  }

  postMessage({ id, path, argumentList }: { id: string; path: Call[]; argumentList: { value: unknown }[] }): void {
    const [name] = path;
    const code = name && failures[name]?.shift();
    const backend = argumentList[1]?.value as Backend;
    if (name === 'load' && !code) loaded.push(backend);
    const value = name === 'load' ? { model: 'tiny', on: backend } : undefined;
    const wire = { type: 'HANDLER', name: 'throw', value: toWire(new AppError(code ?? 'internal', 'in the thread')) };
    const data = { id, ...(code ? wire : { type: 'RAW', value }) };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    running--;
  }
}

const precision = { encoder: 'q8', decoder: 'q8' } as const;
const gpu: Backend = { encoder: 'webgpu', decoder: 'webgpu', precision, threads: 2 };
const [two, one] = processorFallbacks(precision, 2);

const graph = () => ({ onnx: new ArrayBuffer(8), data: [] });
const files = (): ModelFiles => ({
  id: 'tiny',
  family: 'moonshine',
  precision,
  encoder: graph(),
  decoder: graph(),
  texts: {},
});

function loadable(backends: Backend[], change: Partial<LoadableModel> = {}): LoadableModel {
  const read = async () => files();
  return { model: 'tiny', family: 'moonshine', languages: ['en'], bytes: 16, backends, read, ...change };
}

function slot(backends: Backend[], plan: Partial<EngineSlotPlan> = {}) {
  const onReplaced = vi.fn<EngineSlotPlan['onReplaced']>();
  const created = createEngineSlot({
    create: () => new FakeEngine() as unknown as Worker,
    runtime: async () => ({}) as RuntimeFiles,
    id: 'm',
    open: async () => loadable(backends),
    hints: () => noHints,
    onReplaced,
    onFailed: () => {},
    ...plan,
  });
  const work = () => retryOnThreadDeath(() => created.thread.call((api) => api.recognise(new Float32Array(1), null)));
  return { ...created, onReplaced, work };
}

beforeEach(() => {
  failures = {};
  loaded = [];
  running = 0;
});

test('a model is loaded on the first of its backends', async () => {
  const { ready, state, bytes } = slot([gpu, two!]);
  expect(await ready()).toMatchObject({ on: gpu });
  expect(state.value).toMatchObject({ at: 'ready' });
  expect([bytes(), running]).toEqual([16, 1]);
});

test('a GPU that is lost gives way to the processor, the same work is done there once, and that is told', async () => {
  const { ready, work, onReplaced } = slot([gpu, two!, one!]);
  await ready();
  failures.recognise = ['gpu-lost'];
  await work();
  expect(loaded).toEqual([gpu, two]);
  expect(onReplaced.mock.calls.map(([next]) => next)).toEqual([
    { model: 'tiny', from: gpu, backend: two, isOther: true, error: expect.objectContaining({ code: 'gpu-lost' }) },
  ]);
  expect(running).toBe(1);
});

test.each(['out-of-memory', 'output-broken', 'gpu-lost', 'backend-unsupported', 'model-broken'] as const)(
  'where loading on a GPU fails with %s, the next backend is tried',
  async (code) => {
    failures.load = [code];
    expect(await slot([gpu, two!]).ready()).toMatchObject({ on: two });
  },
);

test('what crashes again and again ends on the last backend with its reason, and may be tried anew', async () => {
  const { ready, work, state, onReplaced } = slot([two!, one!]);
  await ready();
  failures.recognise = Array(4).fill('thread-died');
  await expect(work()).rejects.toMatchObject({ code: 'thread-died' });
  expect(loaded).toEqual([two, two, one, one]);
  expect(onReplaced.mock.calls.map(([next]) => next.isOther)).toEqual([false, true, false]);
  expect(state.value).toMatchObject({ at: 'failed', error: { code: 'thread-died' } });
  await work();
  expect(state.value).toMatchObject({ at: 'ready', info: { on: two } });
});

test('a model that no backend can be blamed for is not tried on all of them', async () => {
  failures.load = ['model-unsupported'];
  const { ready, state } = slot([gpu, two!]);
  await expect(ready()).rejects.toMatchObject({ code: 'model-unsupported' });
  expect(state.value).toMatchObject({ at: 'failed' });
});

test('an engine sleeps only when nobody waits for it, and wakes with the next call', async () => {
  const { ready, work, state, sleep, bytes } = slot([two!]);
  await ready();
  const working = work();
  expect(sleep()).toBe(false);
  await working;
  expect(sleep()).toBe(true);
  expect([state.value.at, bytes(), running]).toEqual(['asleep', 0, 0]);
  await work();
  expect([state.value.at, running]).toEqual(['ready', 1]);
});

test('another model takes the place of one that cannot be read', async () => {
  const missing = new AppError('model-missing', 'gone');
  const instead = vi.fn(async () => loadable([one!], { model: 'other' }));
  const created = slot([two!], {
    open: async () => loadable([two!], { read: () => Promise.reject(missing) }),
    instead,
  });
  expect(await created.ready()).toMatchObject({ on: one });
  expect(instead).toHaveBeenCalledWith(missing);
  expect(created.model()).toMatchObject({ model: 'other' });
});
