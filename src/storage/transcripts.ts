/**
 * Transcripts in the database, each with the small row that the list shows. Every write is awaited to the end of its
 * transaction: only then is it kept.
 */

import { summaryOf, type Transcript, type TranscriptSummary } from '../core/transcript.ts';
import type { PageRequest, TranscriptStore } from '../protocol/library.ts';
import { checkId, checkPage, checkTitle, checkTranscript } from './check-transcript.ts';
import type { Database } from './database.ts';
import { fillSummaries } from './fill-summaries.ts';
import type { Schema } from './schema.ts';
import {
  type Handle,
  leaveToDone,
  openForChange,
  passOverUnreadable,
  readAlone,
  type Stores,
} from './transcript-stores.ts';

export function createTranscriptStore({ withDatabase }: Database<Schema>): TranscriptStore {
  let isFilled = false;

  return {
    async list(request) {
      checkPage(request);
      return withDatabase(async (handle) => {
        if (!isFilled) await fillSummaries(handle);
        isFilled = true;
        return readPage(handle, request);
      });
    },
    async get(id) {
      checkId(id);
      return withDatabase((handle) => readAlone(handle, id));
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
  const { store, done } = handle.transaction('summaries');
  const rows: TranscriptSummary[] = [];
  let cursor = await store.index('newest').openCursor(range, 'prev');
  while (cursor) {
    rows.push(cursor.value);
    cursor = rows.length < limit ? await cursor.continue() : null;
  }
  await done;
  return rows;
}

async function write(handle: Handle, transcript: Transcript): Promise<void> {
  const { stores, done } = openForChange(handle);
  put(stores, transcript);
  await done;
}

async function rename(handle: Handle, id: string, title: string): Promise<void> {
  const { stores, done } = openForChange(handle);
  const held = await stores.transcripts.get(id);
  if (held) put(stores, { ...held, title, titled: true });
  await done;
}

/** What cannot be read is removed all the same, and resolves with undefined. */
async function remove(handle: Handle, id: string): Promise<Transcript | undefined> {
  const held = await readAlone(handle, id).catch(passOverUnreadable);
  const { stores, done } = openForChange(handle);
  for (const store of Object.values(stores)) store.delete(id).catch(leaveToDone);
  await done;
  return held;
}

function put({ transcripts, summaries }: Stores, transcript: Transcript): void {
  transcripts.put(transcript).catch(leaveToDone);
  summaries.put(summaryOf(transcript)).catch(leaveToDone);
}
