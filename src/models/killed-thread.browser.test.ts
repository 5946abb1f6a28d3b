import { proxy, type Remote, wrap } from 'comlink';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryErrorCodes } from '../protocol/carry-error-codes.ts';
import type { InstallProgress, ModelsApi } from '../protocol/models.ts';
import { createHub } from './hub/hub.ts';
import { pieceBytes } from './store/model-record.ts';
import { hubBehaves, hubUrl, sentByHub, sha256, soon, watchedJob } from './testing/test-hub.ts';

const id = 'test/large';
const graph = 'onnx/encoder_model_quantized.onnx';
const bytes = 45_000_001;
const q8 = { encoder: 'q8', decoder: 'q8' } as const;
const ignore = () => {};

let workers: Worker[] = [];

/** The model thread as the app starts it. */
function startThread(): Remote<ModelsApi> {
  carryErrorCodes();
  const worker = new Worker(new URL('../../workers/models.worker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  return wrap<ModelsApi>(worker);
}

function killThreads(): void {
  for (const worker of workers) worker.terminate();
  workers = [];
}

beforeEach(async () => {
  await hubBehaves();
  const thread = startThread();
  await thread.remove(id);
});
afterEach(killThreads);

test('what a killed thread had written is kept: at most one record is fetched twice', async () => {
  await hubBehaves({ path: graph, times: 1, wrong: { kind: 'silent', share: 0.9 } });
  const source = { kind: 'hub', host: hubUrl(), id } as const;
  const far = Promise.withResolvers<void>();
  const onProgress = proxy((progress: InstallProgress) => {
    if (progress.bytes > 0.89 * bytes) far.resolve();
  });
  void startThread().install({ source }, onProgress).catch(ignore);
  await far.promise;
  killThreads();

  const next = startThread();
  expect(await next.list()).toMatchObject([{ id, state: 'partial', stored: expect.any(Number) }]);
  await expect(next.read(id, q8)).rejects.toMatchObject({ code: 'model-missing' });
  await hubBehaves();
  expect(await next.install({ source }, proxy(ignore))).toMatchObject({ state: 'ready' });
  const [rest, ...more] = (await sentByHub()).filter(({ path }) => path === graph);
  expect(more).toEqual([]);
  // Two whole records had been written.
  expect(rest).toMatchObject({ from: 2 * pieceBytes, sent: bytes - 2 * pieceBytes });

  const { files } = await createHub(hubUrl(), soon).look(id, 'main', watchedJob());
  const { encoder } = await next.read(id, q8);
  expect(await sha256(encoder.onnx)).toBe(files.get(graph)!.hash.hex);
});

test('an installed model is read by the next thread without a network', async () => {
  const source = { kind: 'hub', host: hubUrl(), id } as const;
  await startThread().install({ source }, proxy(ignore));
  killThreads();
  await hubBehaves({ kind: 'revision', wrong: { kind: 'status', status: 404 } });
  const next = startThread();
  expect(await next.list()).toMatchObject([{ id, state: 'ready', precisions: [q8] }]);
  expect((await next.read(id, q8)).encoder.onnx.byteLength).toBe(bytes);
  expect(await sentByHub()).toEqual([]);
});
