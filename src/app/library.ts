/** Past dictations as a use case: the list by pages, one open transcript, rename, and removal with undo. */

import { signal } from '@preact/signals';
import type { Transcript, TranscriptSummary } from '../core/transcript.ts';
import { messages } from '../i18n/messages.en.ts';
import type { VaultApi } from '../protocol/vault.ts';
import type { Library, Notices } from './app.ts';
import { againIfThreadDies, type Thread } from './threads.ts';

const pageLength = 50;

export interface LibraryWriter {
  /** Saves a new transcript and puts it at the head of the list. Rejects with `storage-full` or `storage-gone`. */
  add(transcript: Transcript): Promise<void>;
}

export function createLibrary(thread: Thread<VaultApi>, notices: Notices): Library & LibraryWriter {
  const vault: Pick<Thread<VaultApi>, 'call'> = { call: (use) => againIfThreadDies(() => thread.call(use)) };
  const items = signal<readonly TranscriptSummary[]>([]);
  const hasMore = signal(false);
  const isRead = signal(false);
  const selected = signal<Transcript | null>(null);

  async function more(): Promise<void> {
    const last = items.value.at(-1);
    const before = last ? { before: { createdAt: last.createdAt, id: last.id } } : {};
    const page = await vault.call((api) => api.list({ ...before, limit: pageLength }));
    items.value = [...items.value, ...page];
    hasMore.value = page.length === pageLength;
    isRead.value = true;
  }

  async function add(transcript: Transcript): Promise<void> {
    await vault.call((api) => api.put(transcript));
    items.value = [...items.value.filter(({ id }) => id !== transcript.id), summaryOf(transcript)].sort(newestFirst);
  }

  async function remove(id: string): Promise<void> {
    const removed = await vault.call((api) => api.remove(id));
    items.value = items.value.filter((item) => item.id !== id);
    if (selected.value?.id === id) selected.value = null;
    if (!removed) return;
    const undo = () => void reported(() => add(removed));
    notices.say(messages.notices.deleted, { label: messages.notices.undo, run: undo });
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
    more: () => reported(more),
    open: (id) =>
      reported(async () => {
        selected.value = (await vault.call((api) => api.get(id))) ?? null;
      }),
    close() {
      selected.value = null;
    },
    rename: (id, title) =>
      reported(async () => {
        await vault.call((api) => api.rename(id, title));
        items.value = items.value.map((item) => (item.id === id ? { ...item, title } : item));
        if (selected.value?.id === id) selected.value = { ...selected.value, title, titled: true };
      }),
    remove: (id) => reported(() => remove(id)),
  };
}

function summaryOf({ id, createdAt, title, duration, source }: Transcript): TranscriptSummary {
  return { id, createdAt, title, duration, source };
}

function newestFirst(a: TranscriptSummary, b: TranscriptSummary): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}
