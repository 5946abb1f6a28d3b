/** The list of models with the real models thread, and a hub that fails as each test requires. */

import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import type { HubRule } from '../../../commands/hub/misbehaving-hub.ts';
import type { ModelsApi } from '../../protocol/models.ts';
import { superviseThread, type Thread } from '../thread-supervisor.ts';
import { createModelsPanel, type ModelsPanel } from './models-panel.ts';

const hub = inject('hub');
const id = 'test/large';
let threads: Thread<ModelsApi>[] = [];

/** A panel as on a new page, over the same storage as the panels before. */
function openPage(): ModelsPanel {
  const thread = superviseThread<ModelsApi>({
    name: 'models',
    create: () => new Worker(new URL('../../../workers/models.worker.ts', import.meta.url), { type: 'module' }),
    prepare: async () => {},
  });
  threads.push(thread);
  return createModelsPanel({
    thread,
    catalogue: [],
    embedded: 'e',
    inUse: signal('e'),
    switchTo: async () => {},
    test: async () => {},
    verdictOf: () => null,
    clipSeconds: 5,
    memoryOf: (bytes) => bytes,
    memoryBudget: 1e9,
    host: signal(hub.url),
    persist: async () => false,
    download: signal(null),
    onReady: () => {},
    onFailed: () => {},
  });
}

async function misbehave(...rules: HubRule[]): Promise<void> {
  await fetch(hub.control, { method: 'POST', body: JSON.stringify(rules) });
}

async function sentOf(path: string): Promise<number> {
  const log = (await (await fetch(hub.control)).json()) as { path: string; sent: number }[];
  return log.reduce((sum, each) => sum + (each.path === path ? each.sent : 0), 0);
}

const stateOf = (work: ModelsPanel) => work.cards.value.find((card) => card.id === id)?.state ?? 'none';
const reaches = (work: ModelsPanel, state: string) =>
  vi.waitUntil(() => stateOf(work) === state, { timeout: 20_000, interval: 20 });

beforeEach(() => misbehave());
afterEach(() => {
  for (const thread of threads) thread.kill();
  threads = [];
});

test('a download that is paused goes on in another session with what it had, is verified and deleted', async () => {
  const encoder = 'onnx/encoder_model_quantized.onnx';
  await misbehave({ kind: 'content', path: encoder, wrong: { kind: 'slow', bytesPerSecond: 10_000_000 } });
  const first = openPage();
  first.add(await first.inspectHub(id));
  await vi.waitUntil(() => (first.progress.value?.bytes ?? 0) > 5_000_000, { timeout: 20_000, interval: 20 });
  await first.pause(id);
  expect(stateOf(first)).toBe('paused');
  for (const thread of threads) thread.kill();

  const second = openPage();
  await second.refresh();
  expect(stateOf(second)).toBe('paused');
  const kept = second.cards.value[0]?.stored?.stored ?? 0;
  expect(kept).toBeGreaterThan(5_000_000);
  await misbehave();
  second.install(id);
  await reaches(second, 'ready');
  expect(await sentOf(encoder)).toBeLessThanOrEqual(45_000_001 - Math.floor(kept / 2 ** 24) * 2 ** 24);

  second.verify(id);
  await vi.waitUntil(() => second.cards.value[0]?.isVerified, { timeout: 20_000, interval: 20 });
  await second.remove(id);
  expect(second.cards.value).toEqual([]);
});

test('what is missing in a repository is said before anything is fetched', async () => {
  const work = openPage();
  await expect(work.inspectHub('test/half')).rejects.toMatchObject({
    code: 'model-incomplete',
    details: expect.arrayContaining([expect.stringContaining('decoder_model_merged')]),
  });
  await expect(work.inspectHub('test/none')).rejects.toMatchObject({ code: 'hub-missing' });
  await misbehave({ kind: 'revision', wrong: { kind: 'status', status: 401 } });
  await expect(work.inspectHub(id)).rejects.toMatchObject({ code: 'hub-gated' });
});
