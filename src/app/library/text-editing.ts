/**
 * Edits of the open transcript, kept as the person types. What is typed last is kept even when the page closes at once: it is written beside
 * the database, without waiting, and taken over at the next start.
 */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Remote } from 'comlink';
import { newId } from '../../core/ids.ts';
import type { Improvement } from '../../core/strategies/improved-text.ts';
import { type ImprovedWords, withImproved } from '../../core/strategies/improved-words.ts';
import { changeBetween, movedPlace, rebased, type TextChange, withChange } from '../../core/text-change.ts';
import { type Transcript, titleOf } from '../../core/transcript.ts';
import { actions } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import { edits as words } from '../../i18n/shelf.ts';
import { words as tools } from '../../i18n/transcript.ts';
import { readText, removeText, writeText } from '../../platform/kept-text.ts';
import type { Edited, EditSteps, LibraryApi } from '../../protocol/library.ts';
import type { Kept } from './destination.ts';
import type { LibraryPage } from './library-page.ts';
import { newTranscript } from './new-transcript.ts';

export interface TextEditing {
  /** What can be taken back or made again in the open transcript. */
  steps: ReadonlySignal<EditSteps>;
  /** Where the caret belongs after the last undo or redo, as a place in the text. */
  caret: ReadonlySignal<number | null>;
  /** What `improve` has just changed; null once the person types. */
  improved: ReadonlySignal<ImprovedWords | null>;
  /** Takes the text as it is now; it is kept after a short pause. */
  type(id: string, text: string): void;
  /** Keeps what was typed. This and the methods below never reject: an error becomes a notice. */
  flush(): Promise<void>;
  undo(id: string): Promise<void>;
  redo(id: string): Promise<void>;
  /**
   * Keeps a recording inside a text as one step to take back. What is typed meanwhile stays. `changeOf`: how it stands in that text. Resolves
   * with undefined when the transcript is gone; rejects with `storage-full` or `storage-gone`, and then nothing is changed.
   */
  insert(id: string, recording: Transcript, changeOf: (text: string) => TextChange): Promise<Kept | undefined>;
  /** Keeps the words of a more exact model; what a person types stays. False when there is nothing to improve any more. Rejects as `insert` does. */
  improve(id: string, improvement: Improvement): Promise<boolean>;
  /** Shows the open transcript as another window has left it, unless the person is typing in it. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Reads what can be taken back in a transcript that was opened. */
  follow(id: string): Promise<void>;
}

/** A pause of this many milliseconds ends a step, and so does this time without a pause. */
const pauseMs = 500;
const longestMs = 3_000;

const draftKey = 'sotto-draft';
const noSteps: EditSteps = { canUndo: false, canRedo: false };

interface Draft {
  id: string;
  text: string;
  /** The transcript that the person began to change; its text is what was kept. Undefined where it is not known any more. */
  base?: Transcript | undefined;
}

export function createTextEditing({ store, notices, selected, show, add, changeUnsaved }: LibraryPage): TextEditing {
  const steps = signal(noSteps);
  const caret = signal<number | null>(null);
  const improved = signal<ImprovedWords | null>(null);
  const saveAction = saying(actions, 'save');
  let draft: (Draft & { since: number }) | null = null;
  /** What of this window stands beside the database. */
  let written: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  function type(id: string, text: string): void {
    caret.value = null;
    improved.value = null;
    const { titled = true } = selected.value ?? {};
    if (changeUnsaved(id, { text, ...(titled ? {} : { title: titleOf(text) }) })) return;
    const open = selected.value?.id === id ? selected.value : undefined;
    const { since, base } = draft?.id === id ? draft : { since: Date.now(), base: open };
    draft = { id, text, since, base };
    if (selected.value?.id === id) selected.value = { ...selected.value, text };
    steps.value = { canUndo: true, canRedo: false };
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(pauseMs, since + longestMs - Date.now())));
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    const typed = draft;
    draft = null;
    if (typed) saving = saving.then(() => save(typed));
    return saving;
  }

  async function save({ id, text, base }: Draft): Promise<void> {
    try {
      const edited = await store.call((api) => api.edit(id, text, base?.text));
      if (edited || !base) shown(edited);
      else await keepApart(text, base);
      notices.settle(saveAction);
    } catch (error) {
      // Kept beside the database, and tried again with the next word or at the next start.
      draft ??= { id, text, since: Date.now() };
      if (draft.id === id) draft.base = base;
      keepDraft();
      notices.report(error, undefined, saveAction);
    }
  }

  /** Another window has changed or deleted the transcript: what was typed becomes one of its own, and both are there. */
  async function keepApart(typed: string, base: Transcript): Promise<void> {
    const text = draft?.id === base.id ? draft.text : typed;
    const kept = await store.call((api) => api.get(base.id));
    // Before this page closed, or by a window that adopted the same draft.
    if (kept?.deletedAt === null && kept.text === text) return show(kept);
    const apart = {
      ...base,
      id: newId(),
      createdAt: Date.now(),
      title: titleOf(text),
      text,
      sound: [],
      pinnedAt: null,
    };
    await add(apart);
    if (draft?.id === base.id) draft = null;
    // Whoever is still typing goes on in it.
    if (selected.value?.id === base.id) selected.value = apart;
    notices.warn(saying(words, 'apart'), saying(words, 'apartHelp'));
  }

  async function refresh(ids: readonly string[]): Promise<void> {
    const id = selected.value?.id;
    if (!id || !ids.includes(id) || draft) return;
    await saving;
    const kept = await store.call((api) => api.get(id));
    if (kept?.deletedAt === null && selected.value?.id === id && !draft) show(kept);
  }

  /** Shows what was kept; what has been typed since stays as it is. */
  function shown(edited: Edited | undefined): void {
    if (!edited) return;
    const { transcript, canUndo, canRedo } = edited;
    show(draft?.id === transcript.id ? { ...transcript, text: draft.text } : transcript);
    if (selected.value?.id === transcript.id) steps.value = { canUndo: canUndo || draft !== null, canRedo };
  }

  async function insert(
    id: string,
    recording: Transcript,
    changeOf: (text: string) => TextChange,
  ): Promise<Kept | undefined> {
    await flush();
    const open = selected.value?.id === id ? selected.value : await store.call((api) => api.get(id));
    if (!open) return undefined;
    const place = { text: open.text, change: changeOf(open.text) };
    const inserted = await store.call((api) => api.insert(id, recording, place));
    if (!inserted) return undefined;
    if (draft?.id === id) {
      draft.base = inserted.transcript;
      draft.text = withChange(draft.text, rebased(place.change, place.text, draft.text)) ?? draft.text;
    }
    caret.value = null;
    shown(inserted);
    return { transcript: inserted.transcript, offset: inserted.offset };
  }

  async function improve(id: string, improvement: Improvement): Promise<boolean> {
    await flush();
    const before = selected.value?.id === id ? selected.value.text : '';
    const better = await store.call((api) => api.improve(id, improvement));
    if (!better) return false;
    const { transcript, changes, ...now } = better;
    let made = changes;
    if (draft?.id === id) {
      draft.base = transcript;
      made = [];
      let known = before;
      for (const change of changes) {
        const edit = changeBetween(known, draft.text);
        const moved = edit ? { ...change, at: movedPlace(change.at, edit) } : change;
        const text = withChange(draft.text, moved);
        // Where the words are others by now, the person has changed them.
        if (text !== null) {
          draft.text = text;
          made = [...made, moved];
        }
        known = withChange(known, change) ?? known;
      }
    }
    caret.value = null;
    improved.value = withImproved(improved.value, { id, changes: made, now: Date.now() });
    shown({ transcript, at: 0, ...now });
    return true;
  }

  async function step(
    name: 'undo' | 'redo',
    take: (api: Remote<LibraryApi>) => Promise<Edited | undefined>,
  ): Promise<void> {
    await flush();
    await notices.attempt(saying(tools, name), async () => {
      const edited = await store.call(take);
      shown(edited);
      caret.value = edited?.at ?? null;
    });
  }

  function keepDraft(): void {
    if (!draft) return;
    const { id, text, base } = draft;
    written = JSON.stringify({ id, text, was: base?.text });
    writeText(draftKey, written);
  }

  /** Leaves that of another window alone. */
  function forgetDraft(): void {
    if (!draft && written !== null && readText(draftKey) === written) removeText(draftKey);
  }

  async function adoptDraft(): Promise<void> {
    written = readText(draftKey);
    const kept = readDraft(written);
    if (!kept) return;
    await notices.attempt(saveAction, async () => {
      const { id, text, was } = kept;
      const now = await store.call((api) => api.get(id));
      const base = now ?? newTranscript([{ start: 0, end: 0, text }], { duration: 0, source: 'microphone', model: '' });
      await save({ id, text, base: { ...base, id, text: was ?? base.text } });
      forgetDraft();
    });
  }

  addEventListener('pagehide', keepDraft);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    keepDraft();
    void flush().then(forgetDraft);
  });
  saving = adoptDraft();

  return {
    steps,
    caret,
    improved,
    type,
    flush,
    undo: (id) => step('undo', (api) => api.undo(id)),
    redo: (id) => step('redo', (api) => api.redo(id)),
    insert,
    improve,
    refresh,
    async follow(id) {
      steps.value = noSteps;
      caret.value = null;
      await flush();
      const kept = await store.call((api) => api.history(id)).catch(() => noSteps);
      if (selected.value?.id === id && !draft) steps.value = kept;
    },
  };
}

/** `was`: the text that the person began to change, where it is known. */
function readDraft(kept: string | null): { id: string; text: string; was: string | undefined } | null {
  try {
    const { id, text, was } = JSON.parse(kept ?? '{}') as Record<string, unknown>;
    if (typeof id !== 'string' || typeof text !== 'string') return null;
    return { id, text, was: typeof was === 'string' ? was : undefined };
  } catch {
    return null;
  }
}
