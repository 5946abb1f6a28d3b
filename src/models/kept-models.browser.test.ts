import { beforeEach, describe, expect, inject, test } from 'vitest';
import type { InstallProgress, ModelSource } from '../protocol/models.ts';
import { createModelThread } from './model-thread.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { FileRecord } from './store/model-record.ts';
import type { ModelStore } from './store/model-store.ts';
import { forgetStores, indexedStore } from './testing/stores.ts';
import { hubBehaves, sentByHub, sha256, soon } from './testing/test-hub.ts';
import {
  decoder,
  encoder,
  expectSame,
  expectWhole,
  id,
  ignore,
  pieceBytes,
  q8,
  source,
  threadOver,
  total,
} from './testing/test-model.ts';

let disk: ModelStore;
const newThread = () => threadOver(disk);

beforeEach(async () => {
  await hubBehaves();
  await forgetStores();
  disk = indexedStore();
});

describe('what is kept', () => {
  const lose = (path: string, index: number) => disk.dropPiece({ id, path, index });

  test('is damaged when a record is lost, and only that is fetched anew', async () => {
    const thread = newThread();
    await thread.install({ source: source() }, ignore);
    await lose(encoder, 4);
    await lose(encoder, 5);
    await lose(decoder, 0);
    expect(await thread.list()).toMatchObject([{ state: 'damaged', precisions: [] }]);
    const reading = thread.read(id, q8);
    await expect(reading).rejects.toMatchObject({ code: 'model-damaged', details: [encoder, decoder] });
    await hubBehaves();
    expect(await thread.repair(id, ignore)).toMatchObject({ state: 'ready', precisions: [q8] });
    expect((await sentByHub()).map(({ path, from, sent }) => [path, from, sent])).toEqual([
      [encoder, 400_000, 200_000],
      [decoder, 0, 100_000],
    ]);
    await expectWhole(await thread.read(id, q8));
  });

  test('is damaged when its records cannot be told any more, and the whole file is checked', async () => {
    const thread = newThread();
    await thread.install({ source: source() }, ignore);
    await disk.dropFile(id, encoder);
    expect((await thread.list())[0]!.state).toBe('damaged');
    await thread.repair(id, ignore);
    await expectWhole(await thread.read(id, q8));
  });

  test('that rots is found by verifying, and mended', async () => {
    const thread = newThread();
    await thread.install({ source: source() }, ignore);
    expect(await thread.verify(id, ignore)).toEqual({ files: 6, broken: [] });
    const key = { id, path: encoder, index: 2 };
    const mark = (await disk.marks(id, encoder)).get(2)!;
    await disk.writePiece(key, new Uint8Array(pieceBytes), mark);
    expect((await thread.list())[0]!.state).toBe('ready');
    const seen: InstallProgress[] = [];
    expect((await thread.verify(id, (progress) => seen.push(progress))).broken).toEqual([encoder]);
    expect(seen.at(-1)).toMatchObject({ phase: 'verify', bytes: seen.at(-1)!.total });
    expect((await thread.list())[0]!.state).toBe('damaged');
    await hubBehaves();
    await thread.repair(id, ignore);
    expect(total(await sentByHub())).toBe(pieceBytes);
    await expectWhole(await thread.read(id, q8));
  });

  test('is not mended with something else', async () => {
    const thread = newThread();
    await thread.install({ source: source() }, ignore);
    await lose(encoder, 3);
    await hubBehaves({ times: 1, wrong: { kind: 'wrong-byte', at: 350_000 } });
    await expect(thread.repair(id, ignore)).rejects.toMatchObject({ code: 'model-damaged', details: [encoder] });
    expect((await thread.list())[0]!.state).toBe('damaged');
    await thread.repair(id, ignore);
    await expectWhole(await thread.read(id, q8));
  });

  test('goes on being fetched by repair, when it was never finished', async () => {
    await hubBehaves({ path: decoder, wrong: { kind: 'status', status: 404 } });
    const thread = newThread();
    await thread.install({ source: source() }, ignore).catch(ignore);
    await hubBehaves();
    expect(await thread.repair(id, ignore)).toMatchObject({ state: 'ready' });
  });

  test('is checked as it lies there, when all had come and only the checking was left', async () => {
    const thread = newThread();
    await thread.install({ source: source() }, ignore);
    const unverified = (file: FileRecord) => ({ ...file, isVerified: file.path !== encoder });
    await disk.change(id, (record) => ({ ...record, files: record.files.map(unverified) }));
    expect((await thread.list())[0]!.state).toBe('partial');
    await hubBehaves();
    expect(await thread.repair(id, ignore)).toMatchObject({ state: 'ready' });
    expect(await sentByHub()).toEqual([]);
    await expectWhole(await thread.read(id, q8));
  });

  test.each([
    ['lost', null],
    ['of another version', new Uint8Array([1, 2, 3])],
  ])(
    'goes on where it broke off with the state of its hash %s, and is checked as a whole',
    async (_case, hashState) => {
      await hubBehaves({ path: encoder, wrong: { kind: 'cut', share: 0.37 } });
      const thread = newThread();
      await thread.install({ source: source() }, ignore).catch(ignore);
      for (const [index, mark] of await disk.marks(id, encoder)) {
        const key = { id, path: encoder, index };
        await disk.writePiece(key, new Uint8Array((await disk.readPiece(key))!), { ...mark, hashState });
      }
      const { stored } = (await thread.list())[0]!;
      await hubBehaves();
      expect(await thread.install({ source: source() }, ignore)).toMatchObject({ state: 'ready' });
      const [rest] = (await sentByHub()).filter(({ path }) => path === encoder);
      expect(rest!.from).toBeGreaterThan(stored / 2);
      await expectWhole(await thread.read(id, q8));
    },
  );

  test('remembers when it was used', async () => {
    const thread = newThread();
    const { usedAt } = await thread.install({ source: source() }, ignore);
    await disk.change(id, (record) => ({ ...record, usedAt: usedAt - 1000 }));
    await thread.read(id, q8);
    expect((await thread.list())[0]!.usedAt).toBeGreaterThanOrEqual(usedAt);
  });

  test('that is not there can be neither read nor mended nor verified', async () => {
    const thread = newThread();
    const missing = { code: 'model-missing', details: [id] };
    await expect(thread.read(id, q8)).rejects.toMatchObject(missing);
    await expect(thread.repair(id, ignore)).rejects.toMatchObject(missing);
    await expect(thread.verify(id, ignore)).rejects.toMatchObject(missing);
  });
});

describe('a folder', () => {
  const file = (path: string, content: BlobPart) => ({ path, file: new File([content], path) });
  const graph = new Uint8Array(250_001).map((_, at) => at % 251);
  const folder = (name = 'mine'): ModelSource & { kind: 'folder' } => ({
    kind: 'folder',
    name,
    files: [
      file('tokenizer.json', '{}'),
      file('config.json', '{"model_type": "moonshine"}'),
      file('onnx/encoder_model_quantized.onnx', graph),
      file('onnx/decoder_model_merged_quantized.onnx', graph.slice(7)),
      file('.git/../config', 'odd'),
    ],
  });

  test('is looked at, installed, verified and read as a hub is', async () => {
    const thread = newThread();
    expect(await thread.inspect(folder())).toMatchObject({ id: 'folder/mine', family: 'moonshine', revision: '' });
    const installed = await thread.install({ source: folder() }, ignore);
    expect(installed).toMatchObject({ id: 'folder/mine', state: 'ready', source: { kind: 'folder' } });
    expect((await thread.verify('folder/mine', ignore)).broken).toEqual([]);
    const { encoder: read, texts } = await thread.read('folder/mine', q8);
    expect(await sha256(read.onnx)).toBe(await sha256(graph));
    expect(texts['tokenizer.json']).toBe('{}');
  });

  test('that is damaged is mended by choosing it again', async () => {
    const thread = newThread();
    await thread.install({ source: folder() }, ignore);
    const path = 'onnx/encoder_model_quantized.onnx';
    await disk.dropPiece({ id: 'folder/mine', path, index: 1 });
    const repairing = thread.repair('folder/mine', ignore);
    await expect(repairing).rejects.toMatchObject({ code: 'model-damaged', details: [path] });
    expect(await thread.install({ source: folder() }, ignore)).toMatchObject({ state: 'ready' });
  });

  test('that has changed replaces what was here', async () => {
    const thread = newThread();
    await thread.install({ source: folder() }, ignore);
    const changed = folder();
    changed.files = changed.files.map((each) =>
      each.path.includes('encoder') ? file(each.path, graph.slice().reverse()) : each,
    );
    await thread.install({ source: changed }, ignore);
    const { encoder: read } = await thread.read('folder/mine', q8);
    expect(await sha256(read.onnx)).toBe(await sha256(graph.slice().reverse()));
  });

  test.each(['', 'a/b', '..', 'a\u0000b'])('of the name %j is refused', async (name) => {
    await expect(newThread().inspect(folder(name))).rejects.toMatchObject({ code: 'bad-argument' });
  });
});

describe.skipIf(!inject('hub').hasNano)('a trained model (needs ../shared/models/hub)', () => {
  test.each([
    ['nano/whisper-nano', 'whisper', ['de', 'en', 'es'], q8],
    ['nano/parakeet-nano', 'parakeet', [], { encoder: 'int8', decoder: 'int8' }],
  ] as const)('%s is installed in every precision that is offered', async (name, family, languages, first) => {
    const thread = createModelThread({ disk, memory: createMemoryStore(), timing: soon });
    const offer = await thread.inspect(source(name));
    expect(offer).toMatchObject({ family, languages });
    expect(offer.choices[0]!.precision).toEqual(first);
    for (const { precision } of offer.choices) await thread.install({ source: source(name), precision }, ignore);
    const [model] = await thread.list();
    expect(model).toMatchObject({ state: 'ready', precisions: offer.choices.map(({ precision }) => precision) });
    expect((await thread.verify(name, ignore)).broken).toEqual([]);
    const graph = family === 'whisper' ? encoder : 'encoder-model.int8.onnx';
    await expectSame((await thread.read(name, first)).encoder, graph, name);
  });
});
