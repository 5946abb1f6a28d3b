/**
 * Transcripts in the database, each with the small row that the list shows and the words beside it. Every write is awaited to the end of
 * its transaction: only then is it kept.
 */

import type { Transcript, TranscriptSummary, TranscriptWord } from '../core/transcript.ts';
import type { PageRequest, TranscriptStore } from '../protocol/library.ts';
import { checkId, checkPage, checkTitle, checkTranscript, checkWords } from './check-transcript.ts';
import { completeTranscript } from './complete-transcript.ts';
import type { Database } from './database.ts';
import { fillSummaries } from './fill-summaries.ts';
import type { Schema } from './schema.ts';
import {
  type Handle,
  leaveToDone,
  noteRemoval,
  openForChange,
  passOverUnreadable,
  putTranscript,
  readAlone,
  versionsOf,
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
    async words(id) {
      checkId(id);
      return withDatabase((handle) => readWords(handle, id));
    },
    async put(transcript, words) {
      const kept = checkTranscript(transcript);
      const heard = words && checkWords(words);
      await withDatabase((handle) => write(handle, kept, heard));
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
    if (cursor.value.deletedAt === null) rows.push(cursor.value);
    cursor = rows.length < limit ? await cursor.continue() : null;
  }
  await done;
  return rows;
}

async function readWords(handle: Handle, id: string): Promise<readonly TranscriptWord[] | null> {
  const transcript = await readAlone(handle, id);
  const kept = transcript && (await handle.get('words', [id, transcript.version]));
  return kept?.words ?? null;
}

async function write(handle: Handle, transcript: Transcript, words?: readonly TranscriptWord[]): Promise<void> {
  const { stores, done } = openForChange(handle);
  putTranscript(stores, transcript);
  if (words) {
    const { id, version } = transcript;
    stores.words.put({ transcript: id, version, words }).catch(leaveToDone);
  }
  await done;
}

async function rename(handle: Handle, id: string, title: string): Promise<void> {
  const { stores, done } = openForChange(handle);
  const held = await stores.transcripts.get(id);
  if (held) putTranscript(stores, { ...completeTranscript(held), title, titled: true });
  await done;
}

/** What cannot be read is removed all the same, and resolves with undefined. */
async function remove(handle: Handle, id: string): Promise<Transcript | undefined> {
  const held = await readAlone(handle, id).catch(passOverUnreadable);
  const { stores, done } = openForChange(handle);
  stores.transcripts.delete(id).catch(leaveToDone);
  stores.summaries.delete(id).catch(leaveToDone);
  stores.words.delete(versionsOf(id)).catch(leaveToDone);
  noteRemoval(stores.summaries, id);
  await done;
  return held;
}
