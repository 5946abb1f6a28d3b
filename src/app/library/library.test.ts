import { signal } from '@preact/signals';
import type { Remote } from 'comlink';
import { beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { summaryOf, type Transcript } from '../../core/transcript.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { createNotices } from '../notices.ts';
import type { Thread } from '../thread-supervisor.ts';
import { createLibrary } from './library.ts';
import { type LibrarySettings, librarySettings } from './library-settings.ts';

/** The library over a few functions of its thread; the others are not called. */
function world(api: Partial<LibraryApi>, keepTexts: LibrarySettings['keepTexts'] = 'always') {
  const settings = signal<LibrarySettings>({ ...librarySettings.defaults, keepTexts });
  const thread = { call: (use) => use(api as Remote<LibraryApi>) } as Thread<LibraryApi>;
  const notices = createNotices();
  return { notices, settings, library: createLibrary({ thread, notices, settings }) };
}

const row = (changes: Partial<Transcript>) => summaryOf(sampleTranscript(changes));
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

// Where a page would be.
beforeAll(() => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('document', { addEventListener() {} });
});

test('a transcript that cannot be read any more can be removed, without undo', async () => {
  const removed: string[] = [];
  const { library, notices } = world({
    list: async ({ of }) => (of ? [] : [row({ id: 'lost' })]),
    mark: () => Promise.reject(new AppError('storage-gone', 'the file of a large value is lost')),
    async remove(id) {
      removed.push(id);
      return undefined;
    },
  });
  await library.more();
  expect(idsOf(library.items.value)).toEqual(['lost']);
  await library.remove(['lost']);
  expect(removed).toEqual(['lost']);
  expect(library.items.value).toEqual([]);
  expect(notices.list.value).toEqual([]);
});

test('pinned ones are listed from the start, each once, however old', async () => {
  const pinned = row({ id: 'old', createdAt: 1, pinnedAt: 9 });
  const { library } = world({
    list: async ({ of, before }) =>
      of === 'pinned' ? [pinned] : before ? [pinned] : [row({ id: 'new', createdAt: 5 })],
  });
  await library.more();
  expect(idsOf(library.items.value)).toEqual(['new', 'old']);
  await library.more();
  expect(idsOf(library.items.value)).toEqual(['new', 'old']);
});

test('a recording that continues a transcript is put behind it, and the next one is on its own', async () => {
  const put: string[] = [];
  const { library } = world({
    list: async ({ of }) => (of ? [] : [row({ id: 'a' })]),
    append: async (id, { text }) => sampleTranscript({ id, text: `Before. ${text}`, duration: 7 }),
    async put({ id }) {
      put.push(id);
    },
  });
  await library.more();
  library.recordInto((await library.work()).continuation('a'));
  expect(library.destination.value?.id).toBe('a');
  const kept = await library.keep(sampleTranscript({ id: 'b', text: 'Behind.' }));
  expect(kept).toMatchObject({ transcript: { id: 'a', text: 'Before. Behind.' }, offset: 5 });
  await library.keep(sampleTranscript({ id: 'c' }));
  expect([put, library.destination.value]).toEqual([['c'], null]);
});

test('what was to be continued and is gone does not lose the recording', async () => {
  const put: string[] = [];
  const { library } = world({
    list: async ({ of }) => (of ? [] : [row({ id: 'a' })]),
    append: async () => undefined,
    async put({ id }) {
      put.push(id);
    },
  });
  await library.more();
  library.recordInto((await library.work()).continuation('a'));
  expect((await library.keep(sampleTranscript({ id: 'b' }))).transcript.id).toBe('b');
  expect(put).toEqual(['b']);
});

test('what is not to be stored is listed, read and changed, and never reaches the thread', async () => {
  const put: string[] = [];
  const append = vi.fn();
  const { library, settings } = world(
    {
      list: async ({ of }) => (of ? [] : [row({ id: 'a' })]),
      append,
      async put({ id }) {
        put.push(id);
      },
    },
    'never',
  );
  await library.more();
  library.recordInto((await library.work()).continuation('a'));
  await library.keep(sampleTranscript({ id: 'n' }));
  await library.add(sampleTranscript({ id: 'm' }));
  await library.rename('n', 'Secret');
  const { editing, shelf } = await library.work();
  await library.open('n');
  editing.type('n', 'Typed.');
  await shelf.tag('n', ['x']);
  expect(await library.find('n')).toMatchObject({ title: 'Secret', text: 'Typed.', tags: ['x'] });
  expect(library.selected.value?.text).toBe('Typed.');
  expect([library.isFleeting('n'), library.isFleeting('a'), library.hasUnsaved.value]).toEqual([true, false, false]);
  settings.value = librarySettings.defaults;
  await library.add(sampleTranscript({ id: 'kept' }));
  expect(put).toEqual(['kept']);
  await library.keepAfterAll('n');
  expect([put, library.isFleeting('n'), library.isFleeting('m')]).toEqual([['kept', 'n'], false, true]);
  expect(append).not.toHaveBeenCalled();
});

test('a tag that is taken off comes back beside those that came since', async () => {
  let kept = sampleTranscript({ id: 'a', tags: ['old', 'gone'] });
  const { library, notices } = world({
    list: async ({ of }) => (of ? [] : [summaryOf(kept)]),
    get: async () => kept,
    async mark(_, change) {
      kept = { ...kept, ...change };
      return undefined;
    },
  });
  await library.more();
  const { shelf } = await library.work();
  await shelf.tag('a', ['old']);
  await shelf.tag('a', ['old', 'new']);
  expect(notices.undoable.value).toHaveLength(1);
  notices.undoable.value[0]!.undo();
  await vi.waitFor(() => expect(library.items.value[0]?.tags).toEqual(['old', 'new', 'gone']));
});
