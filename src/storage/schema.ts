/** The shape of the database and how it came to be. Migrations are only ever added, never changed. */

import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import { summaryOf, type Transcript, type TranscriptSummary } from '../core/transcript.ts';
import type { Migration } from './database.ts';
import { readOrSkip } from './read-or-skip.ts';

type Newest = { newest: [createdAt: number, id: string] };

export interface Schema extends DBSchema {
  transcripts: { key: string; value: Transcript };
  /** A small row for each transcript, written in the same transaction: the list reads nothing else. */
  summaries: { key: string; value: TranscriptSummary; indexes: Newest };
}

/** Version 1, where the list was read from the transcripts themselves. */
interface FirstSchema extends DBSchema {
  transcripts: { key: string; value: Transcript; indexes: Newest };
}

/** The step at index n leads to version n + 1, so the length is the current version. */
export const migrations: readonly Migration<Schema>[] = [
  (handle) => {
    const first = handle as unknown as IDBPDatabase<FirstSchema>;
    first.createObjectStore('transcripts', { keyPath: 'id' }).createIndex('newest', ['createdAt', 'id']);
  },
  async (handle, upgrade) => {
    const summaries = handle.createObjectStore('summaries', { keyPath: 'id' });
    summaries.createIndex('newest', ['createdAt', 'id']);
    const first = upgrade as unknown as IDBPTransaction<FirstSchema, ['transcripts'], 'versionchange'>;
    const transcripts = first.objectStore('transcripts');
    // The cursor holds keys alone, so that one transcript at a time is in memory.
    let cursor = await transcripts.index('newest').openKeyCursor();
    while (cursor) {
      const transcript = await readOrSkip(transcripts.get(cursor.primaryKey));
      await summaries.put(transcript ? summaryOf(transcript) : summaryFromKey(cursor.key));
      cursor = await cursor.continue();
    }
    transcripts.deleteIndex('newest');
  },
];

/** The row of a transcript that cannot be read: it stays in sight, so that the person can remove it. */
function summaryFromKey([createdAt, id]: Newest['newest']): TranscriptSummary {
  return { id, createdAt, title: '', duration: 0, source: 'microphone' };
}
