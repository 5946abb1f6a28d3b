import { beforeEach, describe, expect, test } from 'vitest';
import type { InstallProgress } from '../protocol/models.ts';
import { openWindowsChannel } from '../protocol/windows.ts';
import { createModelThread } from './model-thread.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { ModelStore } from './store/model-store.ts';
import { forgetStores, indexedStore, withQuota } from './testing/stores.ts';
import { hubBehaves, sentByHub, soon } from './testing/test-hub.ts';
import {
  decoder,
  encoder,
  expectWhole,
  forGpu,
  id,
  ignore,
  pieceBytes,
  q8,
  source,
  threadOver,
  total,
} from './testing/test-model.ts';

let disk: ModelStore;
const newThread = (store = disk) => threadOver(store);
const sentOf = async (path: string) => (await sentByHub()).filter((each) => each.path === path);

beforeEach(async () => {
  await hubBehaves();
  await forgetStores();
  disk = indexedStore();
});

describe('looking', () => {
  test('tells what can be had, and fetches no graph', async () => {
    expect(await newThread().inspect(source())).toEqual({
      id,
      family: 'whisper',
      revision: expect.stringMatching(/^[0-9a-f]{40}$/),
      languages: ['en'],
      licence: null,
      choices: [
        { precision: q8, bytes: expect.any(Number) },
        { precision: forGpu, bytes: expect.any(Number) },
      ],
    });
    expect((await sentByHub()).map(({ path }) => path)).toEqual(['config.json', 'generation_config.json']);
    expect(await newThread().list()).toEqual([]);
  });

  test.each([
    ['test/half', 'model-incomplete', ['generation_config.json', 'preprocessor_config.json', 'tokenizer.json']],
    ['test/other', 'model-unknown', ['config.json: model_type "whisper"']],
    ['test/nothing', 'hub-missing', ['test/nothing']],
  ])('at %s says %s', async (name, code, details) => {
    await expect(newThread().inspect(source(name))).rejects.toMatchObject({
      code,
      details: expect.arrayContaining(details),
    });
  });
});

describe.each([
  ['on the disk', false],
  ['in memory', true],
])('a model %s', (_where, inMemory) => {
  test('is installed, listed and read', async () => {
    const thread = newThread();
    const installed = await thread.install({ source: source(), inMemory }, ignore);
    expect(installed).toMatchObject({ id, family: 'whisper', state: 'ready', precisions: [q8], inMemory });
    expect(installed.stored).toBe(installed.bytes);
    expect(await thread.list()).toEqual([installed]);
    await expectWhole(await thread.read(id, q8));
    await expect(thread.read(id, forGpu)).rejects.toMatchObject({ code: 'model-missing' });
  });

  test('is fetched once', async () => {
    const thread = newThread();
    await thread.install({ source: source(), inMemory }, ignore);
    await hubBehaves();
    await thread.install({ source: source(), inMemory }, ignore);
    expect((await sentByHub()).map(({ path }) => path)).toEqual(['config.json', 'generation_config.json']);
  });

  test('gets another pair of graphs beside the first, with the weights that lie beside one of them', async () => {
    const thread = newThread();
    await thread.install({ source: source(), inMemory }, ignore);
    const both = await thread.install({ source: source(), precision: forGpu, inMemory }, ignore);
    expect(both).toMatchObject({ state: 'ready', precisions: [q8, forGpu] });
    expect(await sentOf('tokenizer.json')).toHaveLength(1);
    const files = await thread.read(id, forGpu);
    expect(files.encoder.data.map(({ path, bytes }) => [path, bytes.byteLength])).toEqual([
      ['encoder_model.onnx_data', 150_000],
    ]);
    await expectWhole(await thread.read(id, q8));
  });

  test('is removed', async () => {
    const thread = newThread();
    await thread.install({ source: source(), inMemory }, ignore);
    await thread.remove(id);
    expect(await thread.list()).toEqual([]);
    await expect(thread.read(id, q8)).rejects.toMatchObject({ code: 'model-missing' });
    expect(await disk.pieces(id)).toEqual([]);
  });
});

describe('installing', () => {
  test('tells how far it is: phases in order, bytes that never go back, all of them at the end', async () => {
    await hubBehaves({ path: encoder, times: 1, wrong: { kind: 'cut', share: 0.5 } });
    const seen: InstallProgress[] = [];
    const { bytes } = await newThread().install({ source: source() }, (progress) => seen.push(progress));
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(['look', 'download', 'verify']);
    for (const phase of ['download', 'verify']) {
      const steps = seen.filter((progress) => progress.phase === phase);
      expect(steps.at(-1)).toMatchObject({ bytes, total: bytes, retry: null });
      expect(steps.map((step) => step.bytes)).toEqual(steps.map((step) => step.bytes).sort((a, b) => a - b));
    }
    expect(seen.some(({ retry }) => retry?.attempt === 1)).toBe(true);
  });

  test('leaves nothing to be read before all of it has the right hash', async () => {
    await hubBehaves({ path: decoder, wrong: { kind: 'status', status: 404 } });
    const thread = newThread();
    await expect(thread.install({ source: source() }, ignore)).rejects.toMatchObject({ code: 'hub-missing' });
    expect(await thread.list()).toMatchObject([{ id, state: 'partial', precisions: [] }]);
    await expect(thread.read(id, q8)).rejects.toMatchObject({ code: 'model-missing' });
  });

  test('of another precision that fails leaves the first one as it was', async () => {
    const thread = newThread();
    await thread.install({ source: source() }, ignore);
    await hubBehaves({ path: 'onnx/encoder_model.onnx', wrong: { kind: 'status', status: 404 } });
    await expect(thread.install({ source: source(), precision: forGpu }, ignore)).rejects.toThrow();
    expect(await thread.list()).toMatchObject([{ state: 'ready', precisions: [q8] }]);
    await expectWhole(await thread.read(id, q8));
  });

  test('goes on where it failed, also in another thread, and fetches no byte twice', async () => {
    await hubBehaves({ path: encoder, wrong: { kind: 'cut', share: 0.37 } });
    await expect(newThread().install({ source: source() }, ignore)).rejects.toMatchObject({ code: 'hub-unreachable' });
    const sentFirst = total(await sentOf(encoder));
    await hubBehaves();
    const installed = await newThread(indexedStore()).install({ source: source() }, ignore);
    expect(installed.state).toBe('ready');
    expect(sentFirst + total(await sentOf(encoder))).toBe(1_000_003);
    expect(await sentOf('tokenizer.json')).toEqual([]);
    await expectWhole(await newThread().read(id, q8));
  });

  test('starts with what is here already in its progress', async () => {
    await hubBehaves({ path: decoder, wrong: { kind: 'status', status: 404 } });
    await newThread().install({ source: source() }, ignore).catch(ignore);
    await hubBehaves();
    const seen: InstallProgress[] = [];
    await newThread().install({ source: source() }, (progress) => seen.push(progress));
    expect(seen.find(({ phase }) => phase === 'download')!.bytes).toBeGreaterThan(1_000_000);
  });

  test.each([
    ['has the wrong hash', { kind: 'wrong-byte', at: 123_456 }],
    ['is another one of the same size in a part', { kind: 'wrong-byte', at: 999_999 }],
  ])('a file that %s is refused and dropped, and fetched anew the next time', async (_case, wrong) => {
    await hubBehaves({ path: encoder, times: 1, wrong });
    const thread = newThread();
    const refused = thread.install({ source: source() }, ignore);
    await expect(refused).rejects.toMatchObject({ code: 'model-damaged', details: [encoder] });
    expect((await disk.pieces(id)).filter(({ path }) => path === encoder)).toEqual([]);
    expect(await thread.install({ source: source() }, ignore)).toMatchObject({ state: 'ready' });
    await expectWhole(await thread.read(id, q8));
  });

  test('is paused, and goes on without a byte fetched twice that had come', async () => {
    await hubBehaves({ path: encoder, times: 1, wrong: { kind: 'silent', share: 0.45 } });
    const thread = createModelThread({
      disk,
      memory: createMemoryStore(),
      timing: { ...soon, stallMs: 60_000 },
      pieceBytes,
    });
    const half = Promise.withResolvers<void>();
    const installing = thread.install({ source: source() }, ({ bytes }) => {
      if (bytes > 400_000) half.resolve();
    });
    await half.promise;
    await Promise.all([expect(installing).rejects.toMatchObject({ code: 'cancelled' }), thread.pause(id)]);
    expect(await thread.list()).toMatchObject([{ state: 'partial' }]);
    await thread.install({ source: source() }, ignore);
    const [first, second] = await sentOf(encoder);
    expect(second!.from).toBeGreaterThan(400_000);
    expect(second!.from).toBeLessThanOrEqual(first!.sent);
    await expectWhole(await thread.read(id, q8));
  });

  test('in two threads at once is refused to the second', async () => {
    await hubBehaves({ path: encoder, times: 1, wrong: { kind: 'silent', share: 0.5 } });
    const [first, second] = [newThread(), newThread(indexedStore())];
    const begun = Promise.withResolvers<void>();
    const installing = first.install({ source: source() }, ({ phase }) => phase === 'download' && begun.resolve());
    await begun.promise;
    const refusals = [second.install({ source: source() }, ignore), second.verify(id, ignore), second.remove(id)];
    await Promise.all(refusals.map((each) => expect(each).rejects.toMatchObject({ code: 'install-elsewhere' })));
    expect((await installing).state).toBe('ready');
    expect((await second.verify(id, ignore)).broken).toEqual([]);
  });

  test('is told to the other windows', async () => {
    const told = new Promise((resolve) => openWindowsChannel().listen(resolve));
    await newThread().install({ source: source() }, ignore);
    expect(await told).toEqual({ kind: 'changed', what: 'models' });
  });

  test('where it does not fit is storage-full: nothing can be read, and it still fits in memory', async () => {
    await withQuota(900_000, async () => {
      // One piece is larger than all the space: browsers count many small ones only after a while.
      const thread = createModelThread({ disk: indexedStore(), memory: createMemoryStore(), timing: soon });
      const installing = thread.install({ source: source() }, ignore);
      await expect(installing).rejects.toMatchObject({ code: 'storage-full' });
      expect(await thread.list()).toMatchObject([{ state: 'partial', precisions: [] }]);
      await expect(thread.read(id, q8)).rejects.toMatchObject({ code: 'model-missing' });
      await thread.install({ source: source(), inMemory: true }, ignore);
      await expectWhole(await thread.read(id, q8));
    });
  });

  test('of a precision that is not offered is model-incomplete', async () => {
    const order = { source: source(), precision: { encoder: 'fp16', decoder: 'q4' } } as const;
    await expect(newThread().install(order, ignore)).rejects.toMatchObject({ code: 'model-incomplete' });
    expect(await newThread().list()).toEqual([]);
  });
});
