/** The library of dictations as a use case: a paged list, one open transcript, renaming, and removal with undo. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { summaryOf, type Transcript, type TranscriptSummary, type TranscriptWord } from '../../core/transcript.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Notices } from '../notices.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
export interface Library {
  /** Summaries, newest first; the list grows by pages. */
  items: ReadonlySignal<readonly TranscriptSummary[]>;
  hasMore: ReadonlySignal<boolean>;
  /** Whether the first page has been read. */
  isRead: ReadonlySignal<boolean>;
  /** The transcript in the main view; null while the view shows the dictation in progress or the invitation. */
  selected: ReadonlySignal<Transcript | null>;
  /** Reads the next page. This and the methods below never reject: an error becomes a notice. */
  more(): Promise<void>;
  open(id: string): Promise<void>;
  close(): void;
  rename(id: string, title: string): Promise<void>;
  /** Removes the transcript and offers undo. */
  remove(id: string): Promise<void>;
}

const pageLength = 50;

export interface LibraryWriter {
  /**
   * Saves a transcript. Rejects with `storage-full` or `storage-gone`; the transcript is listed and readable nevertheless, and is saved
   * together with the next transcript. `words`: as heard, where the model has told their times.
   */
  add(transcript: Transcript, words?: readonly TranscriptWord[] | null): Promise<void>;
  /** Resolves with the transcript, or null when it has been removed. Rejects when the storage cannot be read. */
  find(id: string): Promise<Transcript | null>;
  /** The words of the version in use as they were heard; null where the model has told no times. */
  words(id: string): Promise<readonly TranscriptWord[] | null>;
  /** Whether a listed transcript is unsaved, so that a reload would lose it. */
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
  const unsaved = signal<ReadonlyMap<string, Unsaved>>(new Map());
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

  async function add(transcript: Transcript, words?: readonly TranscriptWord[] | null): Promise<void> {
    hold({ transcript, words: words ?? undefined });
    list([summaryOf(transcript)]);
    for (const waiting of unsaved.value.values()) {
      await store.call((api) => api.put(waiting.transcript, waiting.words));
      letGo(waiting.transcript.id);
    }
  }

  function hold(what: Unsaved): void {
    unsaved.value = new Map(unsaved.value).set(what.transcript.id, what);
  }

  function letGo(id: string): void {
    unsaved.value = new Map([...unsaved.value].filter(([held]) => held !== id));
  }

  async function get(id: string): Promise<Transcript | null> {
    return unsaved.value.get(id)?.transcript ?? (await store.call((api) => api.get(id))) ?? null;
  }

  async function rename(id: string, title: string): Promise<void> {
    const held = unsaved.value.get(id);
    if (held) hold({ ...held, transcript: { ...held.transcript, title, titled: true } });
    else await store.call((api) => api.rename(id, title));
    items.value = items.value.map((item) => (item.id === id ? { ...item, title } : item));
    if (selected.value?.id === id) selected.value = { ...selected.value, title, titled: true };
  }

  async function remove(id: string): Promise<void> {
    // An unreadable transcript can be removed too, but without undo.
    const removed = await get(id).catch(() => null);
    const words = unsaved.value.get(id)?.words ?? (removed && (await store.call((api) => api.words(id))));
    if (unsaved.value.has(id)) letGo(id);
    else await store.call((api) => api.remove(id));
    items.value = items.value.filter((item) => item.id !== id);
    if (selected.value?.id === id) selected.value = null;
    if (!removed) return;
    const undo = () => void reported(() => add(removed, words));
    notices.say(saying(noticeWords, 'deleted'), { label: saying(noticeWords, 'undo'), run: undo });
  }

  /** Runs an action of the person and reports its failure as a notice. */
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
    words: async (id) => unsaved.value.get(id)?.words ?? (await store.call((api) => api.words(id))),
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

interface Unsaved {
  transcript: Transcript;
  words: readonly TranscriptWord[] | undefined;
}

function newestFirst(a: TranscriptSummary, b: TranscriptSummary): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}
