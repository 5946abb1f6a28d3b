/** Past dictations as a use case: the list by pages, one open transcript, rename, and removal with undo. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { summaryOf, type Transcript, type TranscriptSummary } from '../../core/transcript.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Notices } from '../notices.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
export interface Library {
  /** Newest first; grows by pages. */
  items: ReadonlySignal<readonly TranscriptSummary[]>;
  hasMore: ReadonlySignal<boolean>;
  /** False until the first page has been read. */
  isRead: ReadonlySignal<boolean>;
  /** What the main view shows; null shows the dictation in progress, or the invitation to start one. */
  selected: ReadonlySignal<Transcript | null>;
  more(): Promise<void>;
  open(id: string): Promise<void>;
  close(): void;
  rename(id: string, title: string): Promise<void>;
  /** Removes it and offers undo. */
  remove(id: string): Promise<void>;
}

const pageLength = 50;

export interface LibraryWriter {
  /**
   * Saves a new transcript. Rejects with `storage-full` or `storage-gone`: it is then listed and can be read all the same, and is
   * saved with the next one that can be.
   */
  add(transcript: Transcript): Promise<void>;
  /** Null when it is gone. */
  find(id: string): Promise<Transcript | null>;
  /** Something is listed that a reload would lose. */
  hasUnsaved: ReadonlySignal<boolean>;
}

export interface LibraryPlan {
  thread: Thread<LibraryApi>;
  notices: Notices;
}

export function createLibrary({ thread, notices }: LibraryPlan): Library & LibraryWriter {
  const store: Pick<Thread<LibraryApi>, 'call'> = { call: (use) => retryOnThreadDeath(() => thread.call(use)) };
  const items = signal<readonly TranscriptSummary[]>([]);
  const hasMore = signal(false);
  const isRead = signal(false);
  const selected = signal<Transcript | null>(null);
  const unsaved = signal<ReadonlyMap<string, Transcript>>(new Map());
  let reading: Promise<void> | undefined;
  let lastRead: TranscriptSummary | undefined;

  async function readPage(): Promise<void> {
    const before = lastRead ? { before: { createdAt: lastRead.createdAt, id: lastRead.id } } : {};
    const page = await store.call((api) => api.list({ ...before, limit: pageLength }));
    lastRead = page.at(-1) ?? lastRead;
    list(page);
    hasMore.value = page.length === pageLength;
    isRead.value = true;
  }

  function list(added: readonly TranscriptSummary[]): void {
    const ids = new Set(added.map(({ id }) => id));
    items.value = [...items.value.filter(({ id }) => !ids.has(id)), ...added].sort(newestFirst);
  }

  async function add(transcript: Transcript): Promise<void> {
    hold(transcript);
    list([summaryOf(transcript)]);
    for (const waiting of unsaved.value.values()) {
      await store.call((api) => api.put(waiting));
      letGo(waiting.id);
    }
  }

  function hold(transcript: Transcript): void {
    unsaved.value = new Map(unsaved.value).set(transcript.id, transcript);
  }

  function letGo(id: string): void {
    unsaved.value = new Map([...unsaved.value].filter(([held]) => held !== id));
  }

  async function get(id: string): Promise<Transcript | null> {
    return unsaved.value.get(id) ?? (await store.call((api) => api.get(id))) ?? null;
  }

  async function rename(id: string, title: string): Promise<void> {
    const held = unsaved.value.get(id);
    if (held) hold({ ...held, title, titled: true });
    else await store.call((api) => api.rename(id, title));
    items.value = items.value.map((item) => (item.id === id ? { ...item, title } : item));
    if (selected.value?.id === id) selected.value = { ...selected.value, title, titled: true };
  }

  async function remove(id: string): Promise<void> {
    // What cannot be read any more can be removed all the same, without undo.
    const removed = await get(id).catch(() => null);
    if (unsaved.value.has(id)) letGo(id);
    else await store.call((api) => api.remove(id));
    items.value = items.value.filter((item) => item.id !== id);
    if (selected.value?.id === id) selected.value = null;
    if (!removed) return;
    const undo = () => void reported(() => add(removed));
    notices.say(saying(noticeWords, 'deleted'), { label: saying(noticeWords, 'undo'), run: undo });
  }

  /** What the person asked for and did not happen is always said. */
  async function reported(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      notices.report(error);
    }
  }

  return {
    items,
    hasMore,
    isRead,
    selected,
    add,
    find: get,
    hasUnsaved: computed(() => unsaved.value.size > 0),
    more() {
      reading ??= reported(readPage).finally(() => {
        reading = undefined;
      });
      return reading;
    },
    open: (id) =>
      reported(async () => {
        selected.value = await get(id);
      }),
    close() {
      selected.value = null;
    },
    rename: (id, title) => reported(() => rename(id, title)),
    remove: (id) => reported(() => remove(id)),
  };
}

function newestFirst(a: TranscriptSummary, b: TranscriptSummary): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}
