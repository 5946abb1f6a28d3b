/** Typing into a kept transcript, with a storage that fails and a page that closes. */

import { signal } from '@preact/signals';
import type { Remote } from 'comlink';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import type { Transcript } from '../../core/transcript.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { createNotices } from '../notices.ts';
import { librarySettings } from './library-settings.ts';
import { createTextEditing } from './text-editing.ts';

const draft = () => localStorage.getItem('sotto-draft');

/** Editing over a storage that keeps one transcript, and refuses while `failure` is set. */
function world() {
  const kept: string[] = [];
  const selected = signal<Transcript | null>(sampleTranscript());
  const fault: { error: AppError | null } = { error: null };
  /** The text that is kept by another window; null while there is none. */
  const elsewhere: { text: string | null } = { text: null };
  const warn = vi.fn();
  const notices = createNotices();
  const added: Transcript[] = [];
  const api: Partial<LibraryApi> = {
    get: async (id) => sampleTranscript({ id, text: elsewhere.text ?? kept.at(-1) ?? '' }),
    async edit(id, text, base) {
      if (fault.error) throw fault.error;
      if (elsewhere.text !== null && elsewhere.text !== base) return undefined;
      kept.push(text);
      return { transcript: sampleTranscript({ id, text }), at: 0, canUndo: true, canRedo: false };
    },
    async improve(id, { exact }) {
      const transcript = sampleTranscript({ id, text: exact.text });
      return { transcript, changes: [{ at: 0, removed: 'Some', added: 'Sum' }], canUndo: false, canRedo: false };
    },
    history: async () => ({ canUndo: false, canRedo: false }),
  };
  const editing = createTextEditing({
    store: { call: (use) => use(api as Remote<LibraryApi>) },
    notices: { ...notices, warn },
    selected,
    settings: signal(librarySettings.defaults),
    items: signal([]),
    show(...changed) {
      selected.value = changed[0]!;
    },
    take() {},
    add: async (transcript) => void added.push(transcript),
    changeUnsaved: () => false,
    takeUnsaved: () => [],
  });
  return { api, editing, kept, added, selected, fault, elsewhere, notices, warn };
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
});

test('a pause ends a step, and so does typing for long without one', async () => {
  const { editing, kept, selected } = world();
  editing.type('a', 'One');
  editing.type('a', 'One two');
  expect([kept, selected.value?.text, editing.steps.value.canUndo]).toEqual([[], 'One two', true]);
  await vi.advanceTimersByTimeAsync(600);
  expect(kept).toEqual(['One two']);
  for (let at = 0; at < 12; at++) {
    editing.type('a', `One two ${at}`);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(kept.length).toBeGreaterThan(1);
});

test('what is typed while an edit is being kept is not replaced by it', async () => {
  const { editing, selected } = world();
  editing.type('a', 'One');
  const keeping = editing.flush();
  editing.type('a', 'One two');
  await keeping;
  expect(selected.value?.text).toBe('One two');
});

test('what cannot be kept is said, stays on the page, is kept beside the database, and is kept when it works again, which takes the message away', async () => {
  const { editing, kept, selected, fault, notices } = world();
  fault.error = new AppError('storage-full', 'quota');
  editing.type('a', 'Typed in vain');
  await editing.flush();
  expect(notices.list.value).toMatchObject([{ what: { code: 'storage-full' } }]);
  expect([kept, selected.value?.text]).toEqual([[], 'Typed in vain']);
  expect(JSON.parse(draft()!)).toMatchObject({ id: 'a', text: 'Typed in vain' });
  fault.error = null;
  editing.type('a', 'Typed in vain, and on');
  await editing.flush();
  expect(kept).toEqual(['Typed in vain, and on']);
  expect(notices.list.value).toEqual([]);
});

test('an edit of a text that another window has changed or deleted becomes a text of its own, and that is said', async () => {
  const { editing, kept, added, selected, elsewhere, warn } = world();
  editing.type('a', 'Typed here');
  elsewhere.text = 'Typed in the other window';
  await editing.flush();
  expect(kept).toEqual([]);
  expect(added).toEqual([expect.objectContaining({ text: 'Typed here', title: 'Typed here', sound: [] })]);
  expect(warn).toHaveBeenCalledTimes(1);
  // The person goes on in what is theirs.
  expect(selected.value?.id).toBe(added[0]!.id);
  expect(added[0]!.id).not.toBe('a');
});

test('what another window has changed in the open text is shown, unless something is being typed there', async () => {
  const { editing, selected, elsewhere } = world();
  elsewhere.text = 'Typed in the other window';
  await editing.refresh(['b']);
  expect(selected.value?.text).toBe(sampleTranscript().text);
  editing.type('a', 'Typed here');
  await editing.refresh(['a']);
  expect(selected.value?.text).toBe('Typed here');
  await editing.flush();
  selected.value = sampleTranscript();
  await editing.refresh(['a']);
  expect(selected.value?.text).toBe('Typed in the other window');
});

test('what was typed last before the page closed is kept at the next start, once', async () => {
  const closing = world();
  closing.editing.type('a', 'The last words');
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(JSON.parse(draft()!)).toEqual({ id: 'a', text: 'The last words', was: sampleTranscript().text });
  const next = world();
  await next.editing.flush();
  expect([next.kept, draft()]).toEqual([['The last words'], null]);
  const third = world();
  await third.editing.flush();
  expect(third.kept).toEqual([]);
});

test('what was typed last stays apart where its text has another content by then, or is gone, and is not doubled', async () => {
  const typed = () => localStorage.setItem('sotto-draft', JSON.stringify({ id: 'a', text: 'Mine', was: 'Before' }));
  typed();
  const changed = world();
  changed.elsewhere.text = 'Theirs';
  await changed.editing.flush();
  expect([changed.kept, changed.added.map(({ text }) => text), draft()]).toEqual([[], ['Mine'], null]);
  typed();
  const gone = world();
  gone.api.get = async () => undefined;
  gone.api.edit = async () => undefined;
  await gone.editing.flush();
  expect(gone.added).toEqual([expect.objectContaining({ text: 'Mine', title: 'Mine' })]);
  typed();
  const same = world();
  same.elsewhere.text = 'Mine';
  await same.editing.flush();
  expect([same.added, draft()]).toEqual([[], null]);
});

test('the draft of another window is left alone', async () => {
  const { editing } = world();
  await editing.flush();
  localStorage.setItem('sotto-draft', JSON.stringify({ id: 'b', text: 'Theirs' }));
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await editing.flush();
  expect(draft()).toContain('Theirs');
});

test('a draft that is damaged is passed over', async () => {
  localStorage.setItem('sotto-draft', '{"id": 7');
  const { editing, kept } = world();
  await editing.flush();
  expect(kept).toEqual([]);
});

test('what is typed while words are improved stays, and the others are improved', async () => {
  const { editing, kept, selected } = world();
  const improvement = { heard: 'Some words.', exact: { start: 0, end: 1, text: 'Sum words.' } };
  const improving = editing.improve('a', improvement);
  editing.type('a', 'Some words, typed.');
  await improving;
  expect(selected.value?.text).toBe('Sum words, typed.');
  expect(editing.improved.value?.places).toEqual([{ start: 0, end: 3 }]);
  const again = editing.improve('a', improvement);
  editing.type('a', 'Mine words, typed.');
  await again;
  expect(selected.value?.text).toBe('Mine words, typed.');
  await vi.advanceTimersByTimeAsync(600);
  expect(kept.at(-1)).toBe('Mine words, typed.');
});
