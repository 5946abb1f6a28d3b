/** Models in IndexedDB. Pieces and their marks are in separate stores: counting and checking pieces reads no megabytes. */

import type { DBSchema, IDBPDatabase } from 'idb';
import type { ModelRecord } from './model-record.ts';
import type { ModelStore, PieceKey, PieceMark } from './model-store.ts';

type Key = [id: string, path: string, index: number];

export interface ModelSchema extends DBSchema {
  models: { key: string; value: ModelRecord };
  pieces: { key: Key; value: ArrayBuffer };
  marks: { key: Key; value: PieceMark };
}

export type ModelDatabase = IDBPDatabase<ModelSchema>;

/** The step at index n leads to version n + 1. Steps are only ever added, never changed. */
export const modelMigrations: readonly ((handle: ModelDatabase) => void)[] = [
  (handle) => {
    handle.createObjectStore('models', { keyPath: 'id' });
    handle.createObjectStore('pieces');
    handle.createObjectStore('marks');
  },
];

/** Runs work on an open database, and again on a new connection when the first one died meanwhile. */
export type WithModelDatabase = <T>(work: (handle: ModelDatabase) => Promise<T>) => Promise<T>;

export function createIndexedStore(withDatabase: WithModelDatabase): ModelStore {
  return {
    records: () => withDatabase((handle) => handle.getAll('models')),
    record: (id) => withDatabase((handle) => handle.get('models', id)),

    put: (record) =>
      withDatabase(async (handle) => {
        const { store, done } = handle.transaction('models', 'readwrite');
        settledByDone(store.put(record));
        await done;
      }),

    change: (id, change) =>
      withDatabase(async (handle) => {
        const { store, done } = handle.transaction('models', 'readwrite');
        const held = await store.get(id);
        if (held) settledByDone(store.put(change(held)));
        await done;
      }),

    pieces: (id) =>
      withDatabase(async (handle) => {
        const transaction = handle.transaction(['pieces', 'marks']);
        const range = rangeOf(id);
        const [keys, markKeys, marks] = await Promise.all([
          transaction.objectStore('pieces').getAllKeys(range),
          transaction.objectStore('marks').getAllKeys(range),
          transaction.objectStore('marks').getAll(range),
          transaction.done,
        ]);
        const bytes = new Map(markKeys.map((key, at) => [JSON.stringify(key), marks[at]!.bytes]));
        return keys.map((key) => ({ path: key[1], index: key[2], bytes: bytes.get(JSON.stringify(key)) ?? 0 }));
      }),

    marks: (id, path) =>
      withDatabase(async (handle) => {
        const { store, done } = handle.transaction('marks');
        const range = rangeOf(id, path);
        const [keys, marks] = await Promise.all([store.getAllKeys(range), store.getAll(range), done]);
        return new Map(keys.map(([, , index], at) => [index, marks[at]!]));
      }),

    readPiece: (key) => withDatabase((handle) => readable(handle.get('pieces', keyOf(key)))),

    writePiece: (key, bytes, mark) =>
      withDatabase(async (handle) => {
        const isAll = bytes.byteLength === bytes.buffer.byteLength;
        const transaction = handle.transaction(['pieces', 'marks'], 'readwrite');
        settledByDone(transaction.objectStore('pieces').put(isAll ? bytes.buffer : bytes.slice().buffer, keyOf(key)));
        settledByDone(transaction.objectStore('marks').put(mark, keyOf(key)));
        await transaction.done;
      }),

    dropPiece: (key) => withDatabase((handle) => handle.delete('pieces', keyOf(key))),
    dropFile: (id, path) => withDatabase((handle) => dropRange(handle, rangeOf(id, path))),
    remove: (id) => withDatabase((handle) => dropRange(handle, rangeOf(id), id)),
  };
}

async function dropRange(handle: ModelDatabase, range: IDBKeyRange, id?: string): Promise<void> {
  const transaction = handle.transaction(['models', 'pieces', 'marks'], 'readwrite');
  if (id !== undefined) settledByDone(transaction.objectStore('models').delete(id));
  settledByDone(transaction.objectStore('pieces').delete(range));
  settledByDone(transaction.objectStore('marks').delete(range));
  await transaction.done;
}

/** Only `done` rejects with the reason of a failed transaction, such as a full disk; the requests merely report the abort. */
function settledByDone(request: Promise<unknown>): void {
  request.catch(() => {});
}

/** Names of the errors that browsers throw when the file behind a large value is gone or unreadable. */
const unreadable: readonly string[] = ['DataError', 'NotFoundError', 'NotReadableError'];

async function readable(reading: Promise<ArrayBuffer | undefined>): Promise<ArrayBuffer | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && unreadable.includes(error.name)) return undefined;
    throw error;
  }
}

const keyOf = ({ id, path, index }: PieceKey): Key => [id, path, index];

/** All keys with this prefix: in IndexedDB an array is greater than every string and number. */
function rangeOf(...beginning: string[]): IDBKeyRange {
  return IDBKeyRange.bound(beginning, [...beginning, []]);
}
