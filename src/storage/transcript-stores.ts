/** The stores of a transcript: all of it, the small row that the list shows, and what is kept beside it by version. */

import type { IDBPDatabase } from 'idb';
import type { WithWords } from '../core/joining/joined-transcripts.ts';
import { summaryOf, type Transcript } from '../core/transcript.ts';
import { completeTranscript } from './complete-transcript.ts';
import { isConnectionLoss } from './database.ts';
import type { Schema } from './schema.ts';

export type Handle = IDBPDatabase<Schema>;
export type Stores = ReturnType<typeof openForChange>['stores'];

/** One transaction over all of them: they change together or not at all. */
export function openForChange(handle: Handle) {
  const names = ['transcripts', 'summaries', 'words', 'versions', 'edits', 'changes', 'searchSnapshot'] as const;
  const change = handle.transaction(names, 'readwrite');
  const stores = {
    transcripts: change.objectStore('transcripts'),
    summaries: change.objectStore('summaries'),
    words: change.objectStore('words'),
    versions: change.objectStore('versions'),
    edits: change.objectStore('edits'),
  };
  // Who fails before awaiting it has told so already.
  change.done.catch(leaveToDone);
  return { stores, done: change.done };
}

/** Writes what `change` makes of a transcript, and resolves with it once it is kept; with undefined when it is gone or null is made of it. */
export async function changeTranscript(
  handle: Handle,
  id: string,
  change: (held: Transcript, stores: Stores) => Transcript | null | Promise<Transcript | null>,
): Promise<Transcript | undefined> {
  const { stores, done } = openForChange(handle);
  const held = await stores.transcripts.get(id);
  const changed = held && (await change(completeTranscript(held), stores));
  if (changed) putTranscript(stores, changed);
  await done;
  return changed ?? undefined;
}

/** Removes a transcript with everything that is kept beside it. */
export function deleteTranscript({ transcripts, summaries, ...ofVersions }: Stores, id: string): void {
  for (const store of [transcripts, summaries]) store.delete(id).catch(leaveToDone);
  for (const store of Object.values(ofVersions)) store.delete(versionsOf(id)).catch(leaveToDone);
  noteRemoval(summaries, id);
}

/** Only `done` says why a transaction failed, a full disk above all; its requests merely report that it was aborted. */
export function leaveToDone(): void {}

/** Writes a transcript and its row. */
export function putTranscript({ transcripts, summaries }: Stores, transcript: Transcript): void {
  transcripts.put(transcript).catch(leaveToDone);
  summaries.put(summaryOf(transcript)).catch(leaveToDone);
  noteChange(summaries, transcript.id);
}

/** Writes the words of the version in use as they were heard, where they are known. */
export function putWords({ words: store }: Stores, { transcript, words }: WithWords): void {
  if (words) store.put({ transcript: transcript.id, version: transcript.version, words }).catch(leaveToDone);
}

/** For the search index, which follows. */
function noteChange({ transaction }: Stores['summaries'], id: string): void {
  transaction.objectStore('changes').add(id).catch(leaveToDone);
}

/** The words of what is removed are in the snapshot of the index too. */
function noteRemoval(summaries: Stores['summaries'], id: string): void {
  noteChange(summaries, id);
  summaries.transaction.objectStore('searchSnapshot').delete('json').catch(leaveToDone);
}

/** Everything that is kept under the number of one of its versions. */
function versionsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/**
 * Reads a transcript in a transaction of its own, as reading may fail for one alone: Chromium keeps a large value in a file beside
 * the database, rejects with NotReadableError when the disk has lost that file, and aborts every transaction in which it did.
 */
export async function readAlone(handle: Handle, id: string): Promise<Transcript | undefined> {
  const { store, done } = handle.transaction('transcripts');
  const [transcript] = await Promise.all([store.get(id), done]);
  return transcript && completeTranscript(transcript);
}

/** For `catch`: a record that cannot be read is passed over, a lost connection is not. */
export function passOverUnreadable(error: unknown): undefined {
  if (isConnectionLoss(error)) throw error;
}
