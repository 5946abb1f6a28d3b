import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { InstallOrder, InstallProgress, ModelOffer, ModelsApi, StoredModel } from '../../protocol/models.ts';
import { createVerdictStore } from '../calibration/verdict-store.ts';
import type { ModelFacts } from './model-cards.ts';
import { createModelsPanel, type ModelsPanelPlan } from './models-panel.ts';

const embedded = 'moonshine-tiny';
const facts = (id: string, bytes: number, more: Partial<ModelFacts> = {}): ModelFacts => ({
  id,
  name: id,
  family: 'moonshine',
  languages: ['en'],
  licence: 'mit',
  bytes,
  accuracy: null,
  ...more,
});
const catalogue = [
  facts(embedded, 28e6),
  facts('o/base', 62e6),
  facts('o/whisper', 77e6, { family: 'whisper' }),
  facts('o/small', 10e6),
];

const stored = (id: string, more: Partial<StoredModel> = {}): StoredModel => ({
  id,
  family: 'moonshine',
  source: { kind: 'hub', host: 'https://huggingface.co' },
  revision: 'abc',
  languages: ['en'],
  licence: 'mit',
  precisions: [{ encoder: 'q8', decoder: 'q8' }],
  state: 'ready',
  stored: 62e6,
  bytes: 62e6,
  inMemory: false,
  installedAt: 1,
  usedAt: 1,
  ...more,
});

interface Installing {
  order: InstallOrder;
  tell: (progress: Partial<InstallProgress>) => void;
  finish: (as?: Partial<StoredModel>) => void;
  fail: (error: AppError, left?: Partial<StoredModel>) => void;
}

/** A panel over a fake models thread, whose installations end when the test ends them. */
function world(plan: Partial<ModelsPanelPlan> = {}) {
  const list = new Map<string, StoredModel>();
  const installs: Installing[] = [];
  const offer: ModelOffer = {
    id: 'me/mine',
    family: 'moonshine',
    revision: 'r',
    languages: ['de'],
    licence: null,
    choices: [{ precision: { encoder: 'q8', decoder: 'q8' }, bytes: 5e6 }],
  };
  const begin = (order: InstallOrder, onProgress: (progress: InstallProgress) => void) =>
    new Promise<StoredModel>((resolve, reject) => {
      const id = order.source.kind === 'hub' ? order.source.id : `folder/${order.source.name}`;
      const put = (as: Partial<StoredModel>) => list.set(id, stored(id, as)).get(id)!;
      installs.push({
        order,
        tell: (progress) =>
          onProgress({ phase: 'download', bytes: 0, total: 100, rate: null, retry: null, ...progress }),
        finish: (as = {}) => resolve(put({ inMemory: order.inMemory ?? false, ...as })),
        fail: (error, left) => {
          if (left) put(left);
          reject(error);
        },
      });
    });
  const api: ModelsApi = {
    list: async () => [...list.values()],
    inspect: vi.fn(async () => offer),
    install: vi.fn(begin),
    pause: async () => installs.at(-1)?.fail(new AppError('cancelled', 'paused'), { state: 'partial', stored: 20e6 }),
    remove: async (id) => void list.delete(id),
    verify: vi.fn(async (id) => {
      const isWell = list.get(id)?.revision === 'abc';
      list.set(id, stored(id, { state: isWell ? 'ready' : 'damaged', revision: list.get(id)?.revision ?? '' }));
      return { files: 3, broken: isWell ? [] : ['onnx/a.onnx'] };
    }),
    repair: vi.fn(async (id) => list.set(id, stored(id)).get(id)!),
    read: async () => Promise.reject(new AppError('model-missing', 'not here')),
    usage: async () => ({ usage: 1, quota: 2, persisted: false }),
    ping: () => {},
  };
  const inUse = signal(embedded);
  const download = signal<number | null>(null);
  const heard = { ready: [] as string[], failed: [] as string[], persist: 0, used: [] as string[] };
  const models = createModelsPanel({
    thread: { call: (use) => use(api as never) },
    catalogue,
    embedded,
    inUse,
    switchTo: async (id) => {
      heard.used.push(id);
      inUse.value = id;
    },
    test: async () => {},
    verdictOf: () => null,
    clipSeconds: 5,
    memoryOf: (bytes) => bytes * 3,
    memoryBudget: 200e6,
    host: signal('https://huggingface.co'),
    persist: async () => ++heard.persist > 0,
    download,
    onReady: (id, { isSeen }) => isSeen || heard.ready.push(id),
    onFailed: (_, error) => heard.failed.push(error.code),
    ...plan,
  });
  const card = (id: string) => models.cards.value.find((one) => one.id === id)!;
  return { models, api, list, installs, card, download, heard, inUse };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('the embedded model is here and in use before anything is read; the others can be had', () => {
  const { models, card } = world();
  expect(models.cards.value.map(({ id, state }) => [id, state])).toEqual([
    [embedded, 'ready'],
    ['o/base', 'available'],
    ['o/whisper', 'available'],
    ['o/small', 'available'],
  ]);
  expect(card(embedded)).toMatchObject({ isEmbedded: true, isInUse: true });
  expect(card('o/whisper')).toMatchObject({ isTooLarge: true });
  expect(card('o/base')).toMatchObject({ isTooLarge: false, memory: 186e6 });
});

test('downloads come one after another, and the share is told for the chip', async () => {
  const { models, installs, card, download, heard } = world();
  models.install('o/base');
  models.install('o/small');
  await settle();
  expect([card('o/base').state, card('o/small').state, installs.length]).toEqual(['install', 'queued', 1]);
  expect(installs[0]!.order.source).toEqual({ kind: 'hub', host: 'https://huggingface.co', id: 'o/base' });
  installs[0]!.tell({ bytes: 25 });
  expect(download.value).toBe(0.25);
  expect(models.news.value).toEqual({ id: 'o/base', what: 'download' });
  installs[0]!.finish();
  await settle();
  expect([card('o/base').state, card('o/small').state, installs.length]).toEqual(['ready', 'install', 2]);
  installs[1]!.finish();
  await settle();
  expect(download.value).toBeNull();
  expect(heard).toMatchObject({ ready: ['o/base', 'o/small'], persist: 1 });
});

test('what is paused keeps what it has, and goes on where and how it was begun', async () => {
  const { models, installs, card } = world();
  models.install('o/base', { precision: { encoder: 'fp16', decoder: 'q4' } });
  await settle();
  await models.pause('o/base');
  expect(card('o/base')).toMatchObject({ state: 'paused', stored: { stored: 20e6 }, failure: null });
  models.setHost('https://mirror.example');
  models.install('o/base');
  await settle();
  expect(installs[1]!.order).toEqual({
    source: { kind: 'hub', host: 'https://huggingface.co', id: 'o/base', revision: 'abc' },
    precision: { encoder: 'fp16', decoder: 'q4' },
  });
});

test('what was begun at an earlier visit goes on as it was begun', async () => {
  const { models, list, card, api } = world();
  list.set('o/base', stored('o/base', { state: 'partial', stored: 20e6, precisions: [] }));
  await models.refresh();
  expect(card('o/base').state).toBe('paused');
  models.install('o/base');
  expect(card('o/base').state).toBe('install');
  await settle();
  expect(api.repair).toHaveBeenCalledOnce();
  expect(card('o/base').state).toBe('ready');
  expect(api.install).not.toHaveBeenCalled();
});

test('what waits is taken out of the queue without being begun', async () => {
  const { models, installs, card } = world();
  models.install('o/base');
  models.install('o/small');
  await models.pause('o/small');
  expect(card('o/small').state).toBe('available');
  installs[0]!.finish();
  await settle();
  expect(installs).toHaveLength(1);
});

test('a failure is said on its card, is done again on request, and holds up nothing else', async () => {
  const { models, installs, card, heard } = world();
  models.install('o/base');
  models.install('o/small');
  await settle();
  installs[0]!.fail(new AppError('hub-unreachable', 'no network'), { state: 'partial', stored: 5e6 });
  await settle();
  expect(card('o/base')).toMatchObject({ state: 'paused', failure: { error: { code: 'hub-unreachable' } } });
  expect(heard.failed).toEqual(['hub-unreachable']);
  expect(card('o/small').state).toBe('install');
  card('o/base').failure!.again();
  expect(card('o/base')).toMatchObject({ state: 'queued', failure: null });
});

test('a full disk: the same model in memory takes no space', async () => {
  const { models, installs, card, heard } = world();
  models.isOpen.value = true;
  models.install('o/base');
  await settle();
  installs[0]!.fail(new AppError('storage-full', 'quota'));
  await settle();
  expect(card('o/base').failure?.error.code).toBe('storage-full');
  models.install('o/base', { inMemory: true });
  await settle();
  expect(installs[1]!.order.inMemory).toBe(true);
  installs[1]!.finish();
  await settle();
  expect(card('o/base')).toMatchObject({ state: 'ready', failure: null, stored: { inMemory: true } });
  // A model in memory needs no persistent storage, and a person on the page of models needs no notice.
  expect(heard).toMatchObject({ persist: 0, failed: [], ready: [] });
});

test('another window that downloads the same is waited for', async () => {
  const { models, installs, card, list } = world();
  models.install('o/base');
  await settle();
  installs[0]!.fail(new AppError('install-elsewhere', 'locked'));
  await settle();
  expect(card('o/base').failure?.error.code).toBe('install-elsewhere');
  list.set('o/base', stored('o/base'));
  await models.refresh();
  expect(card('o/base')).toMatchObject({ state: 'ready', failure: null });
});

test('the model in use gives way to the embedded one before it is deleted', async () => {
  const { models, list, inUse, heard, card } = world();
  list.set('o/base', stored('o/base'));
  await models.refresh();
  await models.switchTo('o/base');
  expect(card('o/base').isInUse).toBe(true);
  await models.remove('o/base');
  expect([inUse.value, heard.used, list.size]).toEqual([embedded, ['o/base', embedded], 0]);
  expect(card('o/base').state).toBe('available');
});

test('a download that is deleted stops first', async () => {
  const { models, installs, list, card } = world();
  models.install('o/base');
  await settle();
  installs[0]!.tell({ bytes: 1 });
  await models.remove('o/base');
  expect([list.size, card('o/base').state]).toEqual([0, 'available']);
});

test('files are verified; what is broken is said and repaired', async () => {
  const { models, list, card, api } = world();
  list.set('o/base', stored('o/base'));
  list.set('o/small', stored('o/small', { revision: 'broken' }));
  await models.refresh();
  models.verify('o/base');
  models.verify('o/small');
  await settle();
  expect(card('o/base')).toMatchObject({ state: 'ready', isVerified: true });
  expect(card('o/small')).toMatchObject({ state: 'damaged', isVerified: false });
  expect(models.news.value).toEqual({ id: 'o/small', what: 'damaged' });
  models.repair('o/small');
  await settle();
  expect(api.repair).toHaveBeenCalledOnce();
  expect(card('o/small').state).toBe('ready');
});

test('what was found by its name is listed and installed from there', async () => {
  const { models, installs, card, api } = world();
  models.setHost('http://localhost:9');
  const found = await models.inspectHub('https://huggingface.co/me/mine/tree/main');
  expect(api.inspect).toHaveBeenCalledWith({ kind: 'hub', host: 'http://localhost:9', id: 'me/mine' });
  models.add(found, { precision: { encoder: 'q8', decoder: 'q8' } });
  await settle();
  expect(card('me/mine')).toMatchObject({ state: 'install', isAdded: true, languages: ['de'], bytes: 5e6 });
  expect(installs[0]!.order.source).toMatchObject({ id: 'me/mine', host: 'http://localhost:9' });
  await expect(models.inspectHub('mine')).rejects.toMatchObject({ code: 'bad-argument' });
});

test('a folder that was left in the middle has to be chosen again', async () => {
  const { models, list, card } = world();
  list.set('folder/m', stored('folder/m', { source: { kind: 'folder' }, state: 'partial' }));
  await models.refresh();
  expect(card('folder/m')).toMatchObject({ state: 'paused', needsFolder: true });
  const source = { kind: 'folder', name: 'm', files: [] } as const;
  models.add({ source, offer: { ...(await models.inspectFolder(source)).offer, id: 'folder/m' } }, {});
  await settle();
  expect(card('folder/m')).toMatchObject({ state: 'install', needsFolder: false });
});

test('a test tells its steps, can be stopped, and its verdict is on the card', async () => {
  const backend = {
    encoder: 'wasm',
    decoder: 'wasm',
    precision: { encoder: 'q8', decoder: 'q8' },
    threads: 2,
  } as const;
  const verdicts = createVerdictStore();
  const { models, card } = world({
    verdictOf: (model, revision) => verdicts.find({ model, revision, device: 'd' }),
    test: async (id, onStep, stop) => {
      onStep({ done: 1, of: 3 });
      await settle();
      if (stop.aborted) throw new AppError('cancelled', 'stopped');
      const trial = { backend, medianMs: 500, loadMs: 9, isRight: true, error: null };
      verdicts.keep({ model: id, revision: '', device: 'd', trials: [trial], chosen: backend, at: 1 });
    },
  });
  expect(card(embedded).speed).toBeNull();
  const stopped = models.test(embedded);
  expect(models.testing.value).toEqual({ id: embedded, done: 1, of: 3 });
  models.stopTest();
  await stopped;
  expect([models.testing.value, card(embedded).speed, card(embedded).failure]).toEqual([null, null, null]);
  await models.test(embedded);
  expect([models.testing.value, card(embedded).speed]).toEqual([null, { factor: 10, backend, isLate: false }]);
});

test('a model that cannot be run says so and stays', async () => {
  const { models, list, card } = world({
    switchTo: () => Promise.reject(new AppError('model-unsupported', 'whisper', { details: ['whisper'] })),
  });
  list.set('o/whisper', stored('o/whisper', { family: 'whisper' }));
  await models.refresh();
  await models.switchTo('o/whisper');
  expect(card('o/whisper')).toMatchObject({ state: 'ready', failure: { error: { code: 'model-unsupported' } } });
  expect(models.switchingTo.value).toBeNull();
  models.dismiss('o/whisper');
  expect(card('o/whisper').failure).toBeNull();
});

test('a list that cannot be read is said, and read again', async () => {
  const { models, api } = world();
  const list = api.list;
  api.list = () => Promise.reject(new AppError('storage-gone', 'closed'));
  await models.refresh();
  expect([models.isRead.value, models.unreadable.value?.code]).toEqual([false, 'storage-gone']);
  api.list = list;
  await models.refresh();
  expect([models.isRead.value, models.unreadable.value]).toEqual([true, null]);
});

test('of two reads that overtake each other the newer one counts, and the older one waits for it', async () => {
  const { models, api, list, card } = world();
  let answer = (_: StoredModel[]) => {};
  api.list = () => new Promise((resolve) => (answer = resolve));
  const older = models.refresh();
  api.list = async () => [stored('o/base')];
  const newer = models.refresh();
  await newer;
  answer([]);
  await older;
  expect([card('o/base').state, list.size]).toEqual(['ready', 0]);
});
