/**
 * Search in all transcripts. The index is built at the first search, or read from a snapshot, and takes in what has changed since before
 * every search, so that nobody who writes needs to know of it, in this window or another.
 */

import { contextOf } from '../../core/search/found-text.ts';
import type { TranscriptSearch } from '../../protocol/library.ts';
import { checkSearch } from '../check-search.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { type Handle, passOverUnreadable, readAlone } from '../transcript-stores.ts';
import { SearchIndex } from './search-index.ts';
import {
  changesSince,
  forgottenChange,
  hasSnapshot,
  type IndexState,
  readSnapshot,
  writeSnapshot,
} from './search-snapshot.ts';

/** Milliseconds without a search after which the index is written down, if it has taken in enough. */
const idleAfterMs = 5_000;
const changesPerSnapshot = 50;
const rowsAtOnce = 500;

export function createSearch(
  { withDatabase }: Database<Schema>,
  { idleMs = idleAfterMs, perSnapshot = changesPerSnapshot } = {},
): TranscriptSearch {
  let held: IndexState | null = null;
  /** Changes in the index that are not in the snapshot. */
  let unwritten = 0;
  /** One at a time, as they share the index. */
  let working: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function upToDate(handle: Handle): Promise<SearchIndex> {
    for (let isFresh = false; ; isFresh = true) {
      held ??= isFresh ? null : await readSnapshot(handle);
      if (!held) {
        held = await built(handle);
        unwritten = held.index.size;
      }
      const changes = await changesSince(handle, held.lastChange);
      if (changes) {
        for (const id of changes.ids) await takeIn(handle, held.index, id);
        held.lastChange = changes.lastChange;
        unwritten += changes.ids.size;
        // What was removed in other ways, as with everything else, leaves an index that does not fit.
        if (isFresh || changes.count === held.index.size) return held.index;
      }
      held = null;
    }
  }

  async function write(): Promise<void> {
    const state = held;
    if (!state) return;
    await withDatabase(async (handle) => {
      const isDue = unwritten >= perSnapshot || !(await hasSnapshot(handle));
      if (isDue && (await writeSnapshot(handle, state))) unwritten = 0;
    });
  }

  function inTurn<T>(work: (index: SearchIndex) => T): Promise<T> {
    clearTimeout(timer);
    const turn = working.then(async () => work(await withDatabase(upToDate)));
    working = turn.catch(() => {});
    // A disk that is full is no reason to say so: the next start takes longer, that is all.
    working.then(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        working = working.then(write).catch(() => {});
      }, idleMs);
    });
    return turn;
  }

  return {
    async search(request) {
      checkSearch(request);
      return inTurn((index) => index.search(request));
    },
    async contexts(ids, query) {
      const read = (id: string) => withDatabase((handle) => readAlone(handle, id)).catch(passOverUnreadable);
      const transcripts = await Promise.all(ids.map(read));
      return transcripts.map((transcript) => (transcript ? contextOf(transcript.text, query) : null));
    },
    facets: () => inTurn((index) => index.facets()),
  };
}

async function takeIn(handle: Handle, index: SearchIndex, id: string): Promise<void> {
  const row = await handle.get('summaries', id);
  if (!row) return index.remove(id);
  const transcript = await readAlone(handle, id).catch(passOverUnreadable);
  index.put(row, transcript?.text ?? '');
}

/** From every transcript. What changes meanwhile is taken in again, as it comes later. */
async function built(handle: Handle): Promise<IndexState> {
  const last = await handle.transaction('changes').store.openKeyCursor(null, 'prev');
  const index = SearchIndex.empty();
  let rows = await handle.getAll('summaries', undefined, rowsAtOnce);
  while (rows.length > 0) {
    const texts = await readTexts(handle, rows[0]!.id, rows.at(-1)!.id);
    for (const row of rows) {
      const text = texts?.get(row.id);
      if (text === undefined) await takeIn(handle, index, row.id);
      else index.put(row, text);
    }
    rows = await handle.getAll('summaries', IDBKeyRange.lowerBound(rows.at(-1)!.id, true), rowsAtOnce);
  }
  return { index, lastChange: Math.max(last?.key ?? 0, await forgottenChange(handle)) };
}

/** Null where one of them cannot be read, which fails all. */
async function readTexts(handle: Handle, from: string, to: string): Promise<Map<string, string> | undefined> {
  const { store, done } = handle.transaction('transcripts');
  const read = Promise.all([store.getAll(IDBKeyRange.bound(from, to)), done]);
  const [transcripts] = (await read.catch(passOverUnreadable)) ?? [];
  return transcripts && new Map(transcripts.map(({ id, text }) => [id, text]));
}
