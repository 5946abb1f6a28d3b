/** The schema of the database and its migrations. Migrations are only ever added, never changed. */

import type { DBSchema } from 'idb';
import type { Transcript } from '../core/transcript.ts';
import type { Migration } from './database.ts';

export interface Schema extends DBSchema {
  transcripts: { key: string; value: Transcript; indexes: { newest: [createdAt: number, id: string] } };
}

/** The step at index n leads to version n + 1, so the length is the current version. */
export const migrations: readonly Migration<Schema>[] = [
  (handle) => {
    const transcripts = handle.createObjectStore('transcripts', { keyPath: 'id' });
    transcripts.createIndex('newest', ['createdAt', 'id']);
  },
];
