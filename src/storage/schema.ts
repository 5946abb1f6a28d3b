/** The schema of the database and its migrations. Migrations are only ever added, never changed. */

import type { DBSchema } from 'idb';
import type { Transcript, TranscriptSummary } from '../core/transcript.ts';
import type { Migration } from './database.ts';

type Newest = { newest: [createdAt: number, id: string] };

export interface Schema extends DBSchema {
  transcripts: { key: string; value: Transcript; indexes: Newest };
  /** A small row for each transcript, written in the same transaction: the list reads nothing else. */
  summaries: { key: string; value: TranscriptSummary; indexes: Newest };
}

/** The step at index n leads to version n + 1, so the length is the current version. */
export const migrations: readonly Migration<Schema>[] = [
  (handle) => {
    const transcripts = handle.createObjectStore('transcripts', { keyPath: 'id' });
    transcripts.createIndex('newest', ['createdAt', 'id']);
  },
  // Rows for what is there already are made by fill-summaries.ts, before the first list.
  (handle) => {
    const summaries = handle.createObjectStore('summaries', { keyPath: 'id' });
    summaries.createIndex('newest', ['createdAt', 'id']);
  },
];
