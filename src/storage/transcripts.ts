/**
 * Transcripts in the database, each with the small row that the list shows. Every write is awaited to the end of its
 * transaction: only then is it kept.
 */

import type { IDBPDatabase } from 'idb';
import { summaryOf, type Transcript, type TranscriptSummary } from '../core/transcript.ts';
import type { PageRequest, TranscriptStore } from '../protocol/library.ts';
import { checkId, checkPage, checkTitle, checkTranscript } from './check-transcript.ts';
import type { Database } from './database.ts';
import { readOrSkip } from './read-or-skip.ts';
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
  const { stores, done } = openForChange(handle);
  const held = await readOrSkip(stores.transcripts.get(id));
  for (const store of Object.values(stores)) store.delete(id).catch(leaveToDone);
  await done;
  return held;
}

type Stores = ReturnType<typeof openForChange>['stores'];

/** One transaction over both stores: a transcript and its row change together or not at all. */
function openForChange(handle: Handle) {
  const change = handle.transaction(['transcripts', 'summaries'], 'readwrite');
  const stores = { transcripts: change.objectStore('transcripts'), summaries: change.objectStore('summaries') };
  return { stores, done: change.done };
}

function put({ transcripts, summaries }: Stores, transcript: Transcript): void {
  transcripts.put(transcript).catch(leaveToDone);
  summaries.put(summaryOf(transcript)).catch(leaveToDone);
}

/** Only `done` says why a transaction failed, a full disk above all; its requests merely report that it was aborted. */
function leaveToDone(): void {}
