/** Both implementations of the store, for suites that run on each. */

import { deleteDB } from 'idb';
import { vi } from 'vitest';
import { createDatabase, type Database } from '../../storage/database.ts';
import { createIndexedStore, type ModelSchema, modelMigrations } from '../store/indexed-store.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { ModelStore } from '../store/model-store.ts';

const name = 'models-under-test';
let opened: Database<ModelSchema>[] = [];

export function indexedStore(): ModelStore {
  const database = createDatabase<ModelSchema>(name, modelMigrations);
  opened.push(database);
  return createIndexedStore(database.withDatabase);
}

/** Removes what earlier tests stored. */
export async function forgetStores(): Promise<void> {
  for (const database of opened) database.close();
  opened = [];
  await deleteDB(name);
}

/** https://wicg.github.io/storage-buckets/ */
interface Buckets {
  open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

/** Runs `work` with databases limited to `quota` bytes. */
export async function withQuota(quota: number, work: () => Promise<void>): Promise<void> {
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };
  const { indexedDB } = await storageBuckets.open('small', { quota });
  vi.stubGlobal('indexedDB', indexedDB);
  try {
    await work();
  } finally {
    await forgetStores();
    vi.unstubAllGlobals();
    await storageBuckets.delete('small');
  }
}

export const stores: readonly [string, () => ModelStore][] = [
  ['the database', indexedStore],
  ['memory', createMemoryStore],
];
