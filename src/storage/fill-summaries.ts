/**
 * Rows for transcripts that have none, as version 1 wrote them, or one of version 2, which lacks what filters need. They are not made in
 * the upgrade: a single transcript that cannot be read would abort it at every start. Stopped half-way, this goes on where it was.
 */

import { summaryOf, type TranscriptSummary } from '../core/transcript.ts';
import { type Handle, leaveToDone, openForChange, passOverUnreadable, readAlone } from './transcript-stores.ts';

type Listed = Pick<TranscriptSummary, 'createdAt' | 'id'>;

const rowsPerWrite = 100;

/** Resolves when every listed transcript has its row. One transcript at a time is in memory. */
export async function fillSummaries(handle: Handle): Promise<void> {
  const missing = await findMissing(handle);
  for (let start = 0; start < missing.length; start += rowsPerWrite) {
    const rows: TranscriptSummary[] = [];
    for (const listed of missing.slice(start, start + rowsPerWrite)) rows.push(await readSummary(handle, listed));
    await addRows(handle, rows);
  }
}

async function findMissing(handle: Handle): Promise<Listed[]> {
  const both = handle.transaction(['transcripts', 'summaries']);
  const listed = both.objectStore('transcripts').index('newest');
  const summaries = both.objectStore('summaries');
  const missing: Listed[] = [];
  const complete = summaries.index('complete');
  if ((await listed.count()) > (await complete.count())) {
    const present = new Set(await complete.getAllKeys());
    for (let cursor = await listed.openKeyCursor(); cursor; cursor = await cursor.continue()) {
      const [createdAt, id] = cursor.key;
      if (!present.has(id)) missing.push({ createdAt, id });
    }
  }
  await both.done;
  return missing;
}

/** What cannot be read keeps its place in the list, and its title of version 2, so that the person can remove it. */
async function readSummary(handle: Handle, { createdAt, id }: Listed): Promise<TranscriptSummary> {
  const transcript = await readAlone(handle, id).catch(passOverUnreadable);
  if (transcript) return summaryOf(transcript);
  const unread = { language: '', model: '', pinnedAt: null, tags: [], deletedAt: null };
  const before = await handle.get('summaries', id);
  return { id, createdAt, title: '', duration: 0, source: 'microphone', ...before, ...unread };
}

/** Another window may have removed or renamed some of them since they were read. */
async function addRows(handle: Handle, rows: readonly TranscriptSummary[]): Promise<void> {
  const { stores, done } = openForChange(handle);
  for (const row of rows) {
    const [kept, present] = await Promise.all([stores.transcripts.getKey(row.id), stores.summaries.get(row.id)]);
    if (kept !== undefined && present?.language === undefined) stores.summaries.put(row).catch(leaveToDone);
  }
  await done;
}
