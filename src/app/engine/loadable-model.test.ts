import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { ModelsApi, StoredModel } from '../../protocol/models.ts';
import type { Device } from './device-capabilities.ts';
import { findModel, isOutOfReach, type KnownModel, loadableModel } from './loadable-model.ts';

const precision = { encoder: 'q8', decoder: 'q8' } as const;
const device: Device = {
  key: 'this',
  adapter: { vendor: 'google', architecture: 'swiftshader', description: '', isSoftware: true, hasShaderF16: false },
  cores: 4,
  threads: 2,
  isIsolated: true,
  hasGpu: false,
  hasShaderF16: false,
};

const stored: StoredModel = {
  id: 'sotto/tiny',
  family: 'moonshine',
  source: { kind: 'hub', host: 'https://hub.test' },
  revision: 'abc',
  languages: ['en'],
  licence: 'mit',
  precisions: [precision],
  state: 'ready',
  stored: 10,
  bytes: 10,
  inMemory: false,
  installedAt: 1,
  usedAt: 1,
};

/** A fake models thread with one model; reading it fails with `failures` in turn. */
function thread(model: Partial<StoredModel>, failures: ErrorCode[] = []) {
  const calls: string[] = [];
  const api: Pick<ModelsApi, 'list' | 'read' | 'repair'> = {
    list: async () => [{ ...stored, ...model }],
    async read(id) {
      calls.push('read');
      const code = failures.shift();
      if (code) throw new AppError(code, 'failed');
      return { id } as ModelFiles;
    },
    async repair() {
      calls.push('repair');
      return stored;
    },
  };
  const call = (use: (remote: never) => Promise<never>) => use(api as never);
  return { calls, thread: { call } as Parameters<typeof findModel>[1]['thread'] };
}

function find(shelf: ReturnType<typeof thread>, { id = stored.id, online = true } = {}): Promise<KnownModel> {
  const readEmbedded = async () => ({ id: 'moonshine-tiny' }) as ModelFiles;
  return findModel(id, { thread: shelf.thread, readEmbedded, isOnline: () => online });
}

test('a model that is whole is read', async () => {
  const shelf = thread({});
  const model = await find(shelf);
  await model.read(precision);
  expect(shelf.calls).toEqual(['read']);
});

test('the embedded model needs no model thread', async () => {
  const shelf = thread({});
  expect(await (await find(shelf, { id: 'moonshine-tiny' })).read(precision)).toMatchObject({ id: 'moonshine-tiny' });
  expect(shelf.calls).toEqual([]);
});

test('what is missing, or was left in the middle, is not here', async () => {
  await expect(find(thread({}), { id: 'sotto/other' })).rejects.toMatchObject({ code: 'model-missing' });
  await expect(find(thread({ state: 'partial' }))).rejects.toMatchObject({ code: 'model-missing' });
});

test('what is known to be damaged is repaired first, where there is a network and a hub', async () => {
  const shelf = thread({ state: 'damaged' });
  await find(shelf);
  expect(shelf.calls).toEqual(['repair']);
  await expect(find(thread({ state: 'damaged' }), { online: false })).rejects.toMatchObject({ code: 'model-damaged' });
  const folder = thread({ state: 'damaged', source: { kind: 'folder' } });
  await expect(find(folder)).rejects.toMatchObject({ code: 'model-damaged' });
});

test('what turns out to be damaged when it is read is repaired once', async () => {
  const shelf = thread({}, ['model-damaged']);
  await (await find(shelf)).read(precision);
  expect(shelf.calls).toEqual(['read', 'repair', 'read']);
  const again = thread({}, ['model-damaged', 'model-damaged']);
  const model = await find(again);
  await expect(model.read(precision)).rejects.toMatchObject({ code: 'model-damaged' });
});

test('a model gives way to the embedded one where it is out of reach, and not where it cannot run', () => {
  const isOut = (code: ErrorCode) => isOutOfReach(new AppError(code, ''));
  expect((['model-missing', 'model-damaged', 'hub-unreachable', 'install-elsewhere'] as const).every(isOut)).toBe(true);
  expect((['model-unsupported', 'out-of-memory', 'internal'] as const).some(isOut)).toBe(false);
});

const known = (change: Partial<KnownModel> = {}): KnownModel => ({
  ...stored,
  read: async () => ({}) as ModelFiles,
  ...change,
});

test('a program that plays a graphics processor runs what somebody asks of it, and nothing else', () => {
  const places = (wish?: Parameters<typeof loadableModel>[3]) =>
    loadableModel(known(), device, null, wish).backends.map(({ encoder, decoder, threads }) => [
      encoder,
      decoder,
      threads,
    ]);
  expect(places()).toEqual([
    ['wasm', 'wasm', 2],
    ['wasm', 'wasm', 1],
  ]);
  expect(places({ backend: 'webgpu' })).toEqual([
    ['webgpu', 'webgpu', 2],
    ['webgpu', 'wasm', 2],
    ['wasm', 'wasm', 2],
    ['wasm', 'wasm', 1],
  ]);
  expect(places({ threads: 4 })[0]).toEqual(['wasm', 'wasm', 4]);
});

test('what the device cannot run is refused', () => {
  const none = { ...device, adapter: null };
  expect(() => loadableModel(known(), none, null, { backend: 'webgpu' })).toThrow(
    expect.objectContaining({ code: 'backend-unsupported' }),
  );
  const half = known({ precisions: [{ encoder: 'fp16', decoder: 'fp16' }] });
  expect(() => loadableModel(half, device, null)).toThrow(expect.objectContaining({ code: 'backend-unsupported' }));
});
