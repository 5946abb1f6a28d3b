/**
 * Transcripts in the database, each with the small row that the list shows and the words beside it. Every write is awaited to the end of
 * its transaction: only then is it kept.
 */

import { AppError } from '../core/errors.ts';
import { newestFirst, type Transcript, type TranscriptSummary, type TranscriptWord } from '../core/transcript.ts';
import type { PageKey, PageRequest, TranscriptStore } from '../protocol/library.ts';
import { checkId, checkPage, checkTitle, checkTranscript, checkWords } from './check-transcript.ts';
import { type Database, isConnectionLoss } from './database.ts';
import { fillSummaries } from './fill-summaries.ts';
import type { Schema } from './schema.ts';
import {
  changeTranscript,
  deleteTranscript,
  type Handle,
  leaveToDone,
  openForChange,
  passOverUnreadable,
  putTranscript,
  readAlone,
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
      return withDatabase(async (handle) => {
        const transcript = await readAlone(handle, id).catch(sayDamaged);
        if (transcript) checkKept(transcript);
        return transcript;
      });
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

async function readPage(handle: Handle, { of = 'kept', before, limit }: PageRequest): Promise<TranscriptSummary[]> {
  if (of !== 'kept') return readMarked(handle, of === 'pinned' ? 'pinned' : 'deleted', before, limit);
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

/** Rows that few transcripts have, all read at once. */
async function readMarked(
  handle: Handle,
  index: 'pinned' | 'deleted',
  before: PageKey | undefined,
  limit: number,
): Promise<TranscriptSummary[]> {
  const rows = await handle.getAllFromIndex('summaries', index);
  return rows
    .filter((row) => (index === 'deleted') === (row.deletedAt !== null) && (!before || newestFirst(before, row) < 0))
    .sort(newestFirst)
    .slice(0, limit);
}

/** A record that no version of the app has written would break whoever shows it. */
function checkKept(transcript: Transcript): void {
  try {
    checkTranscript(transcript);
  } catch (error) {
    sayDamaged(error);
  }
}

function sayDamaged(error: unknown): never {
  if (isConnectionLoss(error)) throw error;
  throw new AppError('record-damaged', String(error), { cause: error });
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
  await changeTranscript(handle, id, (held) => ({ ...held, title, titled: true }));
}

/** What cannot be read is removed all the same, and resolves with undefined. */
async function remove(handle: Handle, id: string): Promise<Transcript | undefined> {
  const held = await readAlone(handle, id).catch(passOverUnreadable);
  const { stores, done } = openForChange(handle);
  deleteTranscript(stores, id);
  await done;
  return held;
}
