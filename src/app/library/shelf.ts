/** Order among kept transcripts: names, pins, tags, the trash, merging and splitting. Nothing here rejects: an error becomes a notice. */

import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { newestFirst, summaryOf, type TranscriptSummary } from '../../core/transcript.ts';
import { actions } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import { actions as shelfActions, words as shelfWords, undo as words } from '../../i18n/shelf.ts';
import { offerUndo, sayUndo } from '../offer-undo.ts';
import type { LibraryPage } from './library-page.ts';

export interface Shelf {
  /** Sets the title, which the app then never changes. */
  rename(id: string, title: string): Promise<void>;
  pin(ids: readonly string[], isPinned: boolean): Promise<void>;
  /** Gives a transcript these tags and no others, and offers undo where one goes. */
  tag(id: string, tags: readonly string[]): Promise<void>;
  /** All tags in use, in alphabetical order; empty where they cannot be read. */
  tags(): Promise<readonly string[]>;
  /** Moves to the trash what can be read, removes what cannot, and offers undo. */
  trash(ids: readonly string[]): Promise<void>;
  /** The transcripts in the trash, newest first; null until `readTrash` has read them. */
  trashed: ReadonlySignal<readonly TranscriptSummary[] | null>;
  readTrash(): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  /** Lists transcripts as another window has left them; an open text stays with the person who may be typing in it, unless it is gone. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Removes all that is in the trash for good. */
  emptyTrash(): Promise<void>;
  /** Makes one transcript of several and opens it; undo brings back those that they were. */
  merge(ids: readonly string[]): Promise<void>;
  /** Makes the text from a paragraph on a transcript of its own. `at`: place of the paragraph in the text. */
  split(id: string, at: number): Promise<void>;
}

const mostTrashed = 500;

export function createShelf({
  store,
  notices,
  items,
  selected,
  show,
  take,
  add,
  takeUnsaved,
  changeUnsaved,
}: LibraryPage): Shelf {
  const { attempt } = notices;
  const trashed = signal<readonly TranscriptSummary[] | null>(null);
  const attemptLater = (undo: () => Promise<void>) => () => void attempt(saying(words, 'undo'), undo);

  /** Reads transcripts as they are kept now, and shows them. */
  async function showAgain(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const kept = await store.call((api) => api.get(id));
      if (kept) show(kept);
    }
  }

  async function mark(ids: readonly string[], pinnedAt: number | null): Promise<void> {
    const kept = ids.filter((id) => !changeUnsaved(id, { pinnedAt }));
    await store.call((api) => api.mark(kept, { pinnedAt }));
    items.value = items.value.map((row) => (ids.includes(row.id) ? { ...row, pinnedAt } : row));
    if (selected.value && ids.includes(selected.value.id)) selected.value = { ...selected.value, pinnedAt };
  }

  async function rename(id: string, title: string): Promise<void> {
    if (changeUnsaved(id, { title, titled: true })) return;
    await store.call((api) => api.rename(id, title));
    items.value = items.value.map((row) => (row.id === id ? { ...row, title } : row));
    if (selected.value?.id === id) selected.value = { ...selected.value, title, titled: true };
  }

  async function setTags(id: string, tags: readonly string[]): Promise<void> {
    if (changeUnsaved(id, { tags })) return;
    await store.call((api) => api.mark([id], { tags }));
    await showAgain([id]);
  }

  async function tagAnew(id: string, tags: readonly string[]): Promise<void> {
    const before = items.value.find((row) => row.id === id)?.tags ?? [];
    await setTags(id, tags);
    const [removed] = before.filter((tag) => !tags.includes(tag));
    if (!removed) return;
    const undo = attemptLater(async () => {
      const now = items.value.find((row) => row.id === id)?.tags ?? [];
      if (!now.includes(removed)) await setTags(id, [...now, removed]);
    });
    offerUndo(notices, saying(words, 'untagged', removed), undo);
  }

  async function refresh(ids: readonly string[]): Promise<void> {
    const found = await Promise.all(ids.map((id) => store.call((api) => api.get(id))));
    const listed = found.flatMap((kept) => (kept?.deletedAt === null ? summaryOf(kept) : []));
    const isListed = new Set(listed.map(({ id }) => id));
    batch(() => {
      take(ids.filter((id) => !isListed.has(id)));
      items.value = [...items.value.filter(({ id }) => !isListed.has(id)), ...listed].sort(newestFirst);
    });
  }

  async function restore(ids: readonly string[]): Promise<void> {
    await store.call((api) => api.mark(ids, { deletedAt: null }));
    if (trashed.value) trashed.value = trashed.value.filter(({ id }) => !ids.includes(id));
    await showAgain(ids);
  }

  /** Whether it is in the trash; what cannot be read is gone for good. */
  async function discard(id: string): Promise<boolean> {
    try {
      await store.call((api) => api.mark([id], { deletedAt: Date.now() }));
      return true;
    } catch {
      await store.call((api) => api.remove(id));
      return false;
    }
  }

  async function trash(ids: readonly string[]): Promise<void> {
    const title = items.value.find(({ id }) => id === ids[0])?.title ?? '';
    const lost = takeUnsaved(ids);
    const discarded: string[] = [];
    for (const id of ids.filter((one) => !lost.some(({ transcript }) => transcript.id === one))) {
      if (await discard(id)) discarded.push(id);
    }
    take(ids);
    if (discarded.length + lost.length === 0) return;
    const isMany = ids.length > 1;
    const said = isMany ? saying(words, 'trashedMany', ids.length) : saying(words, 'trashed', title);
    const undo = attemptLater(async () => {
      for (const { transcript, words: heard } of lost) await add(transcript, heard);
      await restore(discarded);
    });
    if (lost.length > 0) offerUndo(notices, said, undo);
    else sayUndo(notices, said, undo);
  }

  async function merge(ids: readonly string[]): Promise<void> {
    const merged = await store.call((api) => api.merge(ids));
    if (!merged) return;
    take(ids);
    show(merged);
    selected.value = merged;
    const undo = attemptLater(async () => {
      await restore(ids);
      await store.call((api) => api.remove(merged.id));
      take([merged.id]);
    });
    offerUndo(notices, saying(words, 'merged', ids.length), undo);
  }

  async function split(id: string, at: number): Promise<void> {
    const before = await store.call((api) => api.get(id));
    const heard = await store.call((api) => api.words(id));
    const parts = await store.call((api) => api.split(id, at));
    if (!before || !parts) return;
    show(...parts);
    const undo = attemptLater(async () => {
      await store.call((api) => api.put(before, heard ?? undefined));
      await store.call((api) => api.remove(parts[1].id));
      take([parts[1].id]);
      show(before);
    });
    offerUndo(notices, saying(words, 'split', before.title), undo);
  }

  return {
    trashed,
    rename: (id, title) => attempt(saying(actions, 'rename'), () => rename(id, title)),
    pin: (ids, isPinned) => attempt(saying(shelfWords, 'pin'), () => mark(ids, isPinned ? Date.now() : null)),
    tag: (id, tags) => attempt(saying(shelfActions, 'tag'), () => tagAnew(id, tags)),
    tags: () => store.call((api) => api.tags()).catch(() => []),
    trash: (ids) => attempt(saying(actions, 'remove'), () => trash(ids)),
    readTrash: () =>
      attempt(saying(shelfWords, 'trash'), async () => {
        const rows = await store.call((api) => api.list({ of: 'trash', limit: mostTrashed }));
        trashed.value = rows.toSorted(newestFirst);
      }),
    restore: (ids) => attempt(saying(shelfWords, 'restore'), () => restore(ids)),
    refresh: (ids) => attempt(saying(actions, 'list'), () => refresh(ids)),
    emptyTrash: () =>
      attempt(saying(shelfWords, 'emptyTrash'), async () => {
        await store.call((api) => api.emptyTrash(Number.MAX_SAFE_INTEGER));
        trashed.value = [];
      }),
    merge: (ids) => attempt(saying(shelfWords, 'merge'), () => merge(ids)),
    split: (id, at) => attempt(saying(shelfActions, 'split'), () => split(id, at)),
  };
}
