import { beforeEach, describe, expect, test } from 'vitest';
import { forgetStores, indexedStore, stores, withQuota } from '../testing/stores.ts';
import type { ModelRecord } from './model-record.ts';
import type { ModelStore, PieceMark } from './model-store.ts';

const record = (id: string, more: Partial<ModelRecord> = {}): ModelRecord => ({
  id,
  family: 'whisper',
  source: { kind: 'folder' },
  revision: '',
  languages: ['en'],
  licence: null,
  choices: [],
  files: [],
  installedAt: 1,
  usedAt: 2,
  ...more,
});

const bytes = (...values: number[]) => new Uint8Array(values);
const mark = (length: number, hashState: Uint8Array | null = null): PieceMark => ({
  bytes: length,
  digest: new Uint8Array([length]).buffer,
  hashState,
});

beforeEach(forgetStores);

describe.each(stores)('in %s', (_name, create) => {
  let store: ModelStore;
  beforeEach(() => {
    store = create();
  });

  test('there is nothing at first', async () => {
    expect(await store.records()).toEqual([]);
    expect(await store.record('a/b')).toBeUndefined();
    expect(await store.pieces('a/b')).toEqual([]);
    expect(await store.marks('a/b', 'x')).toEqual(new Map());
    expect(await store.readPiece({ id: 'a/b', path: 'x', index: 0 })).toBeUndefined();
  });

  test('records are put, changed and listed', async () => {
    await store.put(record('a/b'));
    await store.put(record('a/c'));
    await store.change('a/b', (held) => ({ ...held, usedAt: 7 }));
    expect(await store.record('a/b')).toEqual(record('a/b', { usedAt: 7 }));
    expect((await store.records()).map(({ id }) => id).sort()).toEqual(['a/b', 'a/c']);
  });

  test('what is not there is not changed into being', async () => {
    await store.change('a/b', (held) => ({ ...held, usedAt: 7 }));
    expect(await store.records()).toEqual([]);
  });

  test('a piece is kept as it was when it was written, with its mark', async () => {
    const buffer = bytes(1, 2, 3, 4, 5);
    await store.writePiece({ id: 'a/b', path: 'x', index: 3 }, buffer.subarray(1, 4), mark(3, bytes(9)));
    buffer.fill(0);
    expect(new Uint8Array((await store.readPiece({ id: 'a/b', path: 'x', index: 3 }))!)).toEqual(bytes(2, 3, 4));
    expect(await store.pieces('a/b')).toEqual([{ path: 'x', index: 3, bytes: 3 }]);
    expect(await store.marks('a/b', 'x')).toEqual(new Map([[3, mark(3, bytes(9))]]));
  });

  test('pieces of one model are told from those of its neighbours, and files from files', async () => {
    for (const [id, path] of [
      ['a/b', 'x'],
      ['a/b', 'x/y'],
      ['a/b2', 'x'],
      ['a', 'b/x'],
      ['a/b', 'X'],
    ] as const)
      await store.writePiece({ id, path, index: 0 }, bytes(1), mark(1));
    expect((await store.pieces('a/b')).map(({ path }) => path).sort()).toEqual(['X', 'x', 'x/y']);
    await store.dropFile('a/b', 'x');
    expect((await store.pieces('a/b')).map(({ path }) => path).sort()).toEqual(['X', 'x/y']);
    await store.remove('a/b');
    expect(await store.pieces('a/b')).toEqual([]);
    expect(await store.pieces('a/b2')).toHaveLength(1);
    expect(await store.pieces('a')).toHaveLength(1);
  });

  test('a piece that was dropped leaves its mark', async () => {
    const key = { id: 'a/b', path: 'x', index: 0 };
    await store.writePiece(key, bytes(1, 2), mark(2));
    await store.dropPiece(key);
    expect(await store.readPiece(key)).toBeUndefined();
    expect(await store.pieces('a/b')).toEqual([]);
    expect((await store.marks('a/b', 'x')).get(0)).toEqual(mark(2));
    await store.writePiece(key, bytes(1, 2), mark(2));
    expect(await store.pieces('a/b')).toHaveLength(1);
  });

  test('removing takes the record with all that belongs to it, and what is not there too', async () => {
    await store.put(record('a/b'));
    await store.writePiece({ id: 'a/b', path: 'x', index: 0 }, bytes(1), mark(1));
    await store.remove('a/b');
    await store.remove('a/b');
    expect([await store.records(), await store.pieces('a/b')]).toEqual([[], []]);
    expect(await store.marks('a/b', 'x')).toEqual(new Map());
  });
});

describe('the database', () => {
  test('outlasts the one who wrote it', async () => {
    await indexedStore().put(record('a/b'));
    await indexedStore().writePiece({ id: 'a/b', path: 'x', index: 0 }, bytes(1, 2), mark(2));
    const other = indexedStore();
    expect(await other.records()).toHaveLength(1);
    expect((await other.readPiece({ id: 'a/b', path: 'x', index: 0 }))?.byteLength).toBe(2);
  });

  test('that is full says storage-full, and has neither the piece nor its mark', async () => {
    await withQuota(1_000_000, async () => {
      const store = indexedStore();
      await store.put(record('a/b'));
      const key = { id: 'a/b', path: 'x', index: 0 };
      const writing = store.writePiece(key, new Uint8Array(8_000_000), mark(8_000_000));
      await expect(writing).rejects.toMatchObject({ code: 'storage-full' });
      expect(await store.readPiece(key)).toBeUndefined();
      expect(await store.pieces('a/b')).toEqual([]);
      expect(await store.marks('a/b', 'x')).toEqual(new Map());
      expect(await store.records()).toHaveLength(1);
      await store.writePiece(key, new Uint8Array(8000), mark(8000));
      expect(await store.pieces('a/b')).toHaveLength(1);
    });
  });
});
