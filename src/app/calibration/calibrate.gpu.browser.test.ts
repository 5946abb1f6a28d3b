/** A trial whose GPU is lost: the verdict is the processor's, and says why. The device is a real one. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEmbeddedModel } from '../../models/embedded.ts';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';
import { readDevice } from '../engine/device-capabilities.ts';
import { embeddedOnProcessor } from '../engine/embedded-model.ts';
import { createRuntimeSource } from '../engine/runtime-files.ts';
import { calibrate } from './calibrate.ts';

const load = async (url: string) => (await fetch(url)).arrayBuffer();
const runtime = createRuntimeSource((url) => WebAssembly.compileStreaming(fetch(url)));
const loadable = embeddedOnProcessor(1, () => loadEmbeddedModel(load));
const [processor] = loadable.backends as [Backend];
/** As the server of the tests gives workers. */
const engine = `${new URL('../../../workers/engine.worker.ts', import.meta.url).href}?worker_file&type=module`;
/** Destroys every device a moment after it is there: while the model is compiled. */
const lossy = `
  import '${engine}';
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...plan) {
    const device = await requestDevice.apply(this, plan);
    setTimeout(() => device.destroy(), 50);
    return device;
  };`;

const adapter = await navigator.gpu?.requestAdapter();
const base = document.createElement('base');

beforeAll(() => {
  base.href = '/';
  document.head.append(base);
});

afterAll(() => base.remove());

test.skipIf(!adapter)(
  'a GPU that is lost in a trial leaves the processor, and its trial says so',
  { timeout: 120_000 },
  async () => {
    const script = URL.createObjectURL(new Blob([lossy], { type: 'text/javascript' }));
    const verdict = await calibrate({
      create: () => new Worker(script, { type: 'module' }),
      runtime: (backend) => runtime(usesGpu(backend) ? 'jspi' : 'wasm', 1),
      loadable,
      revision: '',
      device: 'this',
      candidates: [processor, { ...processor, encoder: 'webgpu' }],
      areTogether: false,
      onStep: () => {},
      signal: new AbortController().signal,
    });
    expect(verdict.chosen).toEqual(processor);
    expect(verdict.trials).toMatchObject([
      { backend: processor, isRight: true, error: null },
      { backend: { encoder: 'webgpu' }, isRight: false, medianMs: null, error: 'gpu-lost' },
    ]);
  },
);

test.skipIf(!adapter?.info.isFallbackAdapter)('a GPU that a program plays is no candidate', async () => {
  const device = await readDevice({ threads: 1, isIsolated: true, gpuRuntime: 'jspi' });
  expect(device).toMatchObject({ adapter: { isSoftware: true }, hasGpu: false });
});
