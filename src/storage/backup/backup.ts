/** Everything that the database keeps of a person as one file, and back again. Models are not in it: they can be fetched again. */

import type { StoreNames } from 'idb';
import { AppError } from '../../core/errors.ts';
import type { Backup } from '../../protocol/library.ts';
import { checkTranscript } from '../check-transcript.ts';
import { completeTranscript, type StoredTranscript } from '../complete-transcript.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { type Handle, leaveToDone, openForChange, passOverUnreadable, putTranscript } from '../transcript-stores.ts';
import { isSealed, readBackup, writtenBackup } from './backup-file.ts';
import { type BackupRecord, type Row, read, written } from './records.ts';

type StoreName = StoreNames<Schema>;

/** Made anew from the rest; every other store is in the backup. */
const derived: readonly string[] = ['summaries', 'changes', 'searchSnapshot'];
const keysAtOnce = 200;

export function createBackup({ withDatabase }: Database<Schema>): Backup {
  async function* records(kept: Readonly<Record<string, string>>): AsyncGenerator<BackupRecord> {
    yield { kind: 'page', kept };
    for (const store of await withDatabase(async (handle) => keptStores(handle))) {
      let keys = await withDatabase((handle) => handle.getAllKeys(store, undefined, keysAtOnce));
      while (keys.length > 0) {
        for (const key of keys) {
          const row = await withDatabase((handle) => readRow(handle, store, key));
          if (row) yield row;
        }
        const behind = IDBKeyRange.lowerBound(keys.at(-1), true);
        keys = await withDatabase((handle) => handle.getAllKeys(store, behind, keysAtOnce));
      }
    }
  }

  return {
    backup: (kept, passphrase) => writtenBackup(written(records(kept)), passphrase),
    isSealed,

    async restore(file, passphrase) {
      const stores = await withDatabase(async (handle) => keptStores(handle));
      let kept: Readonly<Record<string, string>> = {};
      // All of it is read and checked before the first row is written.
      for await (const record of read(readBackup(file, passphrase))) {
        if (record.kind === 'page') kept = record.kept;
        else checkRow(record, stores);
      }
      const there = new Set(await withDatabase((handle) => handle.getAllKeys('transcripts')));
      let added = 0;
      for await (const record of read(readBackup(file, passphrase))) {
        if (record.kind === 'page' || there.has(transcriptOf(record))) continue;
        await withDatabase((handle) => add(handle, record));
        if (record.store === 'transcripts') added++;
      }
      return { added, kept: there.size === 0 ? kept : {} };
    },
  };
}

/** Transcripts first: what belongs to one that was there already is passed over with it. */
function keptStores(handle: Handle): StoreName[] {
  const names = [...handle.objectStoreNames].filter((name) => !derived.includes(name));
  return ['transcripts', ...names.filter((name) => name !== 'transcripts')];
}

/** Undefined for what cannot be read: the rest is worth keeping all the same. */
async function readRow(handle: Handle, store: StoreName, key: IDBValidKey): Promise<Row | undefined> {
  const { store: rows, done } = handle.transaction(store);
  const hasKeyApart = rows.keyPath === null;
  const found = Promise.all([rows.get(key as never), done]);
  const [value] = (await found.catch(passOverUnreadable)) ?? [];
  if (value === undefined) return undefined;
  return { kind: 'row', store, ...(hasKeyApart ? { key } : {}), value };
}

/** Of the transcript that a row is, or belongs to; '' for others. */
function transcriptOf({ value }: Row): string {
  const { id, transcript } = value as { id?: unknown; transcript?: unknown };
  return String(transcript ?? id ?? '');
}

function checkRow({ store, value }: Row, stores: readonly string[]): void {
  if (!stores.includes(store) || typeof value !== 'object' || value === null) {
    throw new AppError('backup-unreadable', `a row of ${store}`);
  }
  if (store !== 'transcripts') return;
  try {
    checkTranscript(completeTranscript(value as StoredTranscript));
  } catch (cause) {
    throw new AppError('backup-unreadable', String(cause), { cause });
  }
}

/** What is there already stays as it is. */
async function add(handle: Handle, { store, key, value }: Row): Promise<void> {
  if (store === 'transcripts') {
    const { stores, done } = openForChange(handle);
    putTranscript(stores, checkTranscript(completeTranscript(value as StoredTranscript)));
    return done;
  }
  const transaction = handle.transaction(store as StoreName, 'readwrite');
  transaction.store.put(value as never, key as never).catch(leaveToDone);
  await transaction.done;
}
