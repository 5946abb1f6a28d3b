/** The shape of the database and how it came to be. Migrations are only ever added, never changed. */

import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Transcript } from '../core/transcript.ts';

export interface Schema extends DBSchema {
  transcripts: { key: string; value: Transcript; indexes: { newest: [createdAt: number, id: string] } };
}

export type Handle = IDBPDatabase<Schema>;
export type Upgrade = IDBPTransaction<Schema, 'transcripts'[], 'versionchange'>;

/**
 * One step from a version to the next. A step may read and write through the upgrade transaction, and must await nothing
 * else: the transaction would commit under it.
 */
export type Migration = (handle: Handle, upgrade: Upgrade) => void | Promise<void>;

/** The step at index n leads to version n + 1, so the length is the current version. */
export const migrations: readonly Migration[] = [
  (handle) => {
    const transcripts = handle.createObjectStore('transcripts', { keyPath: 'id' });
    transcripts.createIndex('newest', ['createdAt', 'id']);
  },
];
