/** Transcripts in the database. A write resolves when its transaction is complete: only then is the transcript stored. */

import type { IDBPDatabase } from 'idb';
import type { Transcript, TranscriptSummary } from '../core/transcript.ts';
import type { PageRequest, TranscriptStore } from '../protocol/library.ts';
import { checkId, checkPage, checkTitle, checkTranscript } from './check-transcript.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

type Handle = IDBPDatabase<Schema>;

export function createTranscriptStore({ withDatabase }: Database<Schema>): TranscriptStore {
  return {
    async list(request) {
      checkPage(request);
      return withDatabase((handle) => readPage(handle, request));
    },
    async get(id) {
      checkId(id);
      return withDatabase((handle) => handle.get('transcripts', id));
    },
    async put(transcript) {
      const kept = checkTranscript(transcript);
      await withDatabase((handle) => write(handle, kept));
    },
    async rename(id, title) {
      checkId(id);
      checkTitle(title);
      await withDatabase((handle) => rename(handle, id, title));
    },
    async remove(id) {
      checkId(id);
      return withDatabase((handle) => remove(handle, id));
    },
  };
}

async function readPage(handle: Handle, { before, limit }: PageRequest): Promise<TranscriptSummary[]> {
  const range = before ? IDBKeyRange.upperBound([before.createdAt, before.id], true) : null;
  const { store, done } = handle.transaction('transcripts');
  const rows: TranscriptSummary[] = [];
  let cursor = await store.index('newest').openCursor(range, 'prev');
  while (cursor) {
    const { id, createdAt, title, duration, source } = cursor.value;
    rows.push({ id, createdAt, title, duration, source });
    cursor = rows.length < limit ? await cursor.continue() : null;
  }
  await done;
  return rows;
}

async function write(handle: Handle, transcript: Transcript): Promise<void> {
  const { store, done } = handle.transaction('transcripts', 'readwrite');
  // Only `done` rejects with the reason of a failed transaction, such as a full disk; the requests merely report the abort.
  store.put(transcript).catch(() => {});
  await done;
}

async function rename(handle: Handle, id: string, title: string): Promise<void> {
  const { store, done } = handle.transaction('transcripts', 'readwrite');
  const held = await store.get(id);
  if (held) store.put({ ...held, title, titled: true }).catch(() => {});
  await done;
}

async function remove(handle: Handle, id: string): Promise<Transcript | undefined> {
  const { store, done } = handle.transaction('transcripts', 'readwrite');
  const held = await store.get(id);
  store.delete(id).catch(() => {});
  await done;
  return held;
}
