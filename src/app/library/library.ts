/** The library of dictations as a use case: a paged list, one open transcript, and the trash with undo. The rest is loaded when needed. */

import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  newestFirst,
  summaryOf,
  type Transcript,
  type TranscriptSummary,
  type TranscriptWord,
} from '../../core/transcript.ts';
import { actions } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { LibraryApi, PageRequest } from '../../protocol/library.ts';
import { loadOnce } from '../load-once.ts';
import type { Notices } from '../notices.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';
import type { Destination, Kept } from './destination.ts';
import type { Unsaved } from './library-page.ts';
import type { LibrarySettings } from './library-settings.ts';
import type { LibraryWork } from './library-work.ts';

export interface Library {
  /** Summaries without those in the trash, newest first; the list grows by pages. Pinned ones are all there from the start. */
  items: ReadonlySignal<readonly TranscriptSummary[]>;
  hasMore: ReadonlySignal<boolean>;
  /** Whether the first page has been read. */
  isRead: ReadonlySignal<boolean>;
  /** The transcript in the main view; null while the view shows the dictation in progress or the invitation. */
  selected: ReadonlySignal<Transcript | null>;
  /** Where the next recording goes while the caret stands in the open transcript; set by its page. */
  caret: Signal<Destination | null>;
  /** Where the recording in progress goes; null when it becomes a transcript of its own. */
  destination: ReadonlySignal<Destination | null>;
  /** Reads the next page. This and the methods below never reject: an error becomes a notice. */
  more(): Promise<void>;
  /** Nothing is open afterwards where there is none with this id, or it is in the trash. */
  open(id: string): Promise<void>;
  close(): void;
  rename(id: string, title: string): Promise<void>;
  /** Moves transcripts to the trash and offers undo. */
  remove(ids: readonly string[]): Promise<void>;
  /** Called before a recording begins: closes the open transcript, unless that is spoken into. */
  recordInto(destination: Destination | null): void;
  /** Whether a transcript is on the page only, because the person does not want it stored. Reads signals. */
  isFleeting(id: string): boolean;
  /** Stores such a transcript after all. */
  keepAfterAll(id: string): Promise<void>;
  /** What is done with kept transcripts. Rejects with `asset-missing`. */
  work(): Promise<LibraryWork>;
}

const pageLength = 50;
const mostPinned = 500;

export interface LibraryWriter {
  /**
   * Saves a transcript. Rejects with `storage-full` or `storage-gone`; the transcript is listed and readable nevertheless, and is saved
   * together with the next transcript. `words`: as heard, where the model has told their times.
   */
  add(transcript: Transcript, words?: readonly TranscriptWord[] | null): Promise<void>;
  /** Saves a recording, in the transcript that is its destination if there is one. Rejects as `add`. */
  keep(recording: Transcript): Promise<Kept>;
  /** Resolves with the transcript, or null when it has been removed. Rejects when the storage cannot be read. */
  find(id: string): Promise<Transcript | null>;
  /** The words of the version in use as they were heard; null where the model has told no times. */
  words(id: string): Promise<readonly TranscriptWord[] | null>;
  /** Whether a listed transcript is unsaved against the person's wish, so that a reload would lose it. */
  hasUnsaved: ReadonlySignal<boolean>;
}

export interface LibraryPlan {
  thread: Thread<LibraryApi>;
  notices: Notices;
  settings: ReadonlySignal<LibrarySettings>;
}

export function createLibrary({ thread, notices, settings }: LibraryPlan): Library & LibraryWriter {
  const store = retrying(thread);
  const { attempt } = notices;
  const items = signal<readonly TranscriptSummary[]>([]);
  const hasMore = signal(false);
  const isRead = signal(false);
  const selected = signal<Transcript | null>(null);
  const caret = signal<Destination | null>(null);
  const destination = signal<Destination | null>(null);
  const unsaved = signal<ReadonlyMap<string, Unsaved>>(new Map());
  let reading: Promise<void> | undefined;
  let lastRead: TranscriptSummary | undefined;

  const work = loadOnce(
    'library',
    () => import('./library-work.ts'),
    ({ createLibraryWork }) =>
      createLibraryWork({
        store,
        notices,
        settings,
        selected,
        items,
        show,
        take,
        add,
        takeUnsaved,
        changeUnsaved,
      }),
  );

  async function readPage(): Promise<void> {
    const isFirst = lastRead === undefined;
    const request: PageRequest = { limit: pageLength };
    if (lastRead) request.before = { createdAt: lastRead.createdAt, id: lastRead.id };
    const [page, pinned] = await Promise.all([
      store.call((api) => api.list(request)),
      isFirst ? store.call((api) => api.list({ of: 'pinned', limit: mostPinned })) : [],
    ]);
    lastRead = page.at(-1) ?? lastRead;
    list([...pinned, ...page]);
    hasMore.value = page.length === pageLength;
    isRead.value = true;
  }

  function list(added: readonly TranscriptSummary[]): void {
    const rows = new Map([...items.value, ...added].map((row) => [row.id, row]));
    items.value = [...rows.values()].filter(({ deletedAt }) => deletedAt === null).sort(newestFirst);
  }

  function show(...changed: readonly Transcript[]): void {
    batch(() => {
      list(changed.map(summaryOf));
      const open = changed.find(({ id }) => id === selected.value?.id);
      if (open) selected.value = open.deletedAt === null ? open : null;
    });
  }

  function take(ids: readonly string[]): void {
    batch(() => {
      items.value = items.value.filter(({ id }) => !ids.includes(id));
      if (selected.value && ids.includes(selected.value.id)) selected.value = null;
      if (destination.value && ids.includes(destination.value.id)) destination.value = null;
    });
  }

  async function add(transcript: Transcript, words?: readonly TranscriptWord[] | null): Promise<void> {
    hold({ transcript, words: words ?? undefined, isWanted: settings.value.keepTexts !== 'never' });
    list([summaryOf(transcript)]);
    await saveWanted();
  }

  async function saveWanted(): Promise<void> {
    for (const waiting of unsaved.value.values()) {
      if (!waiting.isWanted) continue;
      await store.call((api) => api.put(waiting.transcript, waiting.words));
      letGo(waiting.transcript.id);
    }
    notices.settle(saying(actions, 'keep'));
  }

  const mayStore = <Wanted>(wanted: Wanted) => (settings.value.keepTexts === 'never' ? null : wanted);

  async function keep(recording: Transcript): Promise<Kept> {
    const into = mayStore(destination.value);
    destination.value = null;
    const kept = await into?.keep(recording).catch(() => undefined);
    if (kept) return kept;
    await add(recording);
    return { transcript: recording, offset: 0 };
  }

  function hold(what: Unsaved): void {
    unsaved.value = new Map(unsaved.value).set(what.transcript.id, what);
  }

  function letGo(id: string): void {
    unsaved.value = new Map([...unsaved.value].filter(([held]) => held !== id));
  }

  /** Changes a transcript that is not in the database; false when it is there. */
  function changeUnsaved(id: string, change: Partial<Transcript>): boolean {
    const held = unsaved.value.get(id);
    if (!held) return false;
    const transcript = { ...held.transcript, ...change };
    hold({ ...held, transcript });
    show(transcript);
    return true;
  }

  async function get(id: string): Promise<Transcript | null> {
    return unsaved.value.get(id)?.transcript ?? (await store.call((api) => api.get(id))) ?? null;
  }

  function takeUnsaved(ids: readonly string[]): Unsaved[] {
    const taken = ids.flatMap((id) => unsaved.value.get(id) ?? []);
    for (const { transcript } of taken) letGo(transcript.id);
    return taken;
  }

  return {
    items,
    hasMore,
    isRead,
    selected,
    caret,
    destination,
    add,
    keep,
    find: get,
    words: async (id) => unsaved.value.get(id)?.words ?? (await store.call((api) => api.words(id))),
    hasUnsaved: computed(() => [...unsaved.value.values()].some(({ isWanted }) => isWanted)),
    isFleeting: (id) => unsaved.value.get(id)?.isWanted === false,
    keepAfterAll: (id) =>
      attempt(saying(actions, 'keep'), async () => {
        const held = unsaved.value.get(id);
        if (held) hold({ ...held, isWanted: true });
        await saveWanted();
      }),
    more() {
      reading ??= attempt(saying(actions, 'list'), readPage).finally(() => {
        reading = undefined;
      });
      return reading;
    },
    open: (id) =>
      attempt(saying(actions, 'open'), async () => {
        const found = await get(id);
        selected.value = found?.deletedAt === null ? found : null;
      }),
    close() {
      selected.value = null;
    },
    rename: (id, title) => attempt(saying(actions, 'rename'), async () => (await work()).shelf.rename(id, title)),
    remove: (ids) => attempt(saying(actions, 'remove'), async () => (await work()).shelf.trash(ids)),
    recordInto(wanted) {
      destination.value = mayStore(wanted);
      if (!destination.value?.isOpen) selected.value = null;
    },
    work,
  };
}
