/** What is stored as a whole: how much it is, what is too old, and all of it gone. */

import type { StoreNames } from 'idb';
import type { StorageKind, StorageUse, TranscriptHousekeeping } from '../protocol/library.ts';
import type { Database } from './database.ts';
import { removeUnnamedSounds } from './kept-sound.ts';
import type { Schema } from './schema.ts';
import { deleteTranscript, type Handle, leaveToDone, openForChange } from './transcript-stores.ts';

const kinds: Partial<Record<StoreNames<Schema>, StorageKind>> = {
  transcripts: 'texts',
  summaries: 'texts',
  words: 'words',
  versions: 'versions',
  edits: 'versions',
  changes: 'texts',
  searchSnapshot: 'texts',
};

const mostLargest = 10;

export function createHousekeeping({ withDatabase }: Database<Schema>): TranscriptHousekeeping {
  return {
    async emptyTrash(before) {
      return withDatabase((handle) =>
        removeAll(handle, ({ summaries }) => summaries.index('deleted').getAllKeys(IDBKeyRange.upperBound(before))),
      );
    },
    async expire(before) {
      const older = IDBKeyRange.upperBound([before, []]);
      return withDatabase((handle) =>
        removeAll(handle, async ({ summaries }) => {
          const rows = await summaries.index('newest').getAll(older);
          return rows.flatMap(({ id, pinnedAt }) => (pinnedAt === null ? id : []));
        }),
      );
    },
    use: () => withDatabase(measure),
    async clear() {
      await withDatabase(async (handle) => {
        const names = [...handle.objectStoreNames];
        const all = handle.transaction(names, 'readwrite');
        all.done.catch(leaveToDone);
        for (const name of names) all.objectStore(name).clear().catch(leaveToDone);
        await all.done;
      });
    },
  };
}

type Stores = ReturnType<typeof openForChange>['stores'];

async function removeAll(handle: Handle, find: (stores: Stores) => Promise<string[]>): Promise<number> {
  const { stores, done } = openForChange(handle);
  const ids = await find(stores);
  for (const id of ids) deleteTranscript(stores, id);
  await done;
  await removeUnnamedSounds(handle);
  return ids.length;
}

async function measure(handle: Handle): Promise<StorageUse> {
  const bytes = { texts: 0, words: 0, versions: 0, sound: 0 };
  /** By the first part of the key: the id of a transcript or a sound. */
  const byKey = new Map<string, number>();
  for (const name of handle.objectStoreNames) {
    const { store, done } = handle.transaction(name);
    // One record at a time is in memory.
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      const size = sizeOf(cursor.value);
      bytes[kinds[name] ?? 'sound'] += size;
      const of = Array.isArray(cursor.key) ? cursor.key[0] : cursor.key;
      byKey.set(String(of), (byKey.get(String(of)) ?? 0) + size);
    }
    await done;
  }
  const rows = await handle.getAll('summaries');
  const largest = rows
    .map(({ id, title, sounds = [] }) => ({
      id,
      title,
      bytes: [id, ...sounds].reduce((sum, one) => sum + (byKey.get(one) ?? 0), 0),
    }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, mostLargest);
  return { bytes, largest };
}

/** About what a value takes in the database: text by its letters, numbers by eight bytes, samples by their bytes. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (value instanceof Blob) return value.size;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [name, part]) => sum + name.length + sizeOf(part), 0);
}
