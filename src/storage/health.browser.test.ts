/** What happens to the library when storage fails, the clock is wrong, or a transcript is enormous. */

import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleTranscript } from '../core/testing/sample-transcript.ts';
import { createDatabase, type Database } from './database.ts';
import { createLibraryStores } from './library-stores.ts';
import { migrations, type Schema } from './schema.ts';
import { makeUnreadable } from './testing/unreadable.ts';

const name = 'health-under-test';
let database: Database<Schema>;

function opened() {
  database = createDatabase(name, migrations);
  return createLibraryStores(database);
}

let library: ReturnType<typeof opened>;

beforeEach(async () => {
  await deleteDB(name);
  library = opened();
  await library.put(sampleTranscript({ text: 'One.\n\nTwo.' }), [word]);
  await library.put(sampleTranscript({ id: 'b', createdAt: 2 }), [word]);
  await library.edit('a', 'One.\n\nTwo three.');
  await library.addVersion('b', version, [word]);
});
afterEach(() => database.close());

const word = { text: 'One.', start: 0, end: 1, confidence: 0.9 };
const version = { text: 'Other.', segments: [], model: 'm', language: 'en' };

/** Everything that writes. */
const writes: [name: string, write: () => Promise<unknown>][] = [
  ['put', () => library.put(sampleTranscript({ id: 'n' }), [word])],
  ['rename', () => library.rename('a', 'Named')],
  ['edit', () => library.edit('a', 'Edited.')],
  ['undo', () => library.undo('a')],
  ['add a version', () => library.addVersion('a', version, [word])],
  ['choose a version', () => library.chooseVersion('b', 1)],
  ['mark', () => library.mark(['a'], { deletedAt: 5, tags: ['x'] })],
  ['merge', () => library.merge(['a', 'b'])],
  ['append', () => library.append('a', sampleTranscript({ id: 'n' }), [word])],
  [
    'insert',
    () =>
      library.insert('a', sampleTranscript({ id: 'n' }), { text: '', change: { at: 0, removed: '', added: 'N.' } }, [
        word,
      ]),
  ],
  ['split', () => library.split('a', 'One.\n\n'.length)],
  ['remove', () => library.remove('b')],
  ['expire', () => library.expire(10)],
  ['clear', () => library.clear()],
];

/** All records of all stores. */
async function everything(): Promise<unknown> {
  return database.withDatabase(async (handle) =>
    Promise.all(Array.from(handle.objectStoreNames, async (store) => [store, await handle.getAll(store)])),
  );
}

/** Ends each transaction at its write of this number, counted from 0, as a full disk does. Tells how many came so far. */
function failAtWrite(failing: number) {
  const seen = new Map<IDBTransaction, number>();
  const spies = (['put', 'delete', 'clear'] as const).map((method) => {
    const original = IDBObjectStore.prototype[method] as (...given: unknown[]) => IDBRequest;
    return vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      const at = seen.get(this.transaction) ?? 0;
      seen.set(this.transaction, at + 1);
      const request = original.apply(this, given);
      if (at === failing) this.transaction.abort();
      return request as never;
    });
  });
  return {
    hasFailed: () => [...seen.values()].some((count) => count > failing),
    restore: () => spies.forEach((spy) => void spy.mockRestore()),
  };
}

describe.each(writes)('%s', (_name, write) => {
  test('is all there or not at all, whichever of its writes finds no room', async () => {
    const before = await everything();
    for (let failing = 0; ; failing++) {
      const fault = failAtWrite(failing);
      const result = await write().then(
        () => null,
        (error: unknown) => error,
      );
      fault.restore();
      if (!fault.hasFailed()) break;
      expect(result).toMatchObject({ code: 'storage-gone' });
      expect(await everything()).toEqual(before);
      expect(failing).toBeLessThan(20);
    }
    expect(await everything()).not.toEqual(before);
  });

  test('is done on a new connection when the old one has died', async () => {
    const before = await everything();
    await database.withDatabase(async (handle) => handle.close());
    await write();
    expect(await everything()).not.toEqual(before);
  });
});

describe('a transcript that is damaged', () => {
  test('is said to be so, is never in the way of the others, and can be removed', async () => {
    await database.withDatabase((handle) => handle.put('transcripts', { id: 'a', createdAt: 1 } as never));
    await expect(library.get('a')).rejects.toMatchObject({ code: 'record-damaged' });
    expect((await library.list({ limit: 9 })).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await library.get('b')).toMatchObject({ text: 'Other.' });
    await library.remove('a');
    expect((await library.list({ limit: 9 })).map(({ id }) => id)).toEqual(['b']);
  });

  test('on the disk does not keep others from being merged, measured or expired', async () => {
    const reading = makeUnreadable('a');
    await expect(library.get('a')).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await library.expire(1)).toBe(1);
    reading.mockRestore();
    expect((await library.list({ limit: 9 })).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('a clock that was set back', () => {
  test('empties no trash and expires nothing early, and what is dictated then is listed in its order', async () => {
    await library.mark(['a'], { deletedAt: 5_000_000_000_000 });
    expect(await library.emptyTrash(Date.now())).toBe(0);
    expect(await library.expire(-5)).toBe(0);
    await library.put(sampleTranscript({ id: 'before', createdAt: 0 }));
    expect((await library.list({ limit: 9 })).map(({ id }) => id)).toEqual(['b', 'before']);
    await library.mark(['a'], { deletedAt: null });
    expect(await library.list({ limit: 9 })).toHaveLength(3);
  });
});

describe('a transcript of 200,000 words', () => {
  const words = Array.from({ length: 200_000 }, (_, at) => ({ ...word, text: `w${at % 999}`, start: at, end: at + 1 }));
  const text = words.map((one) => one.text).join(' ');
  const segments = [{ start: 0, end: words.length, text }];

  test('is kept, edited, undone and read with its words, and the list does not notice', async () => {
    await library.put(sampleTranscript({ id: 'long', createdAt: 9, text, segments }), words);
    const edited = await library.edit('long', text.replace(' w500 ', ' five hundred '));
    expect(edited?.transcript.text).toHaveLength(text.length - 'w500'.length + 'five hundred'.length);
    const history = await database.withDatabase((handle) => handle.get('edits', ['long', 1]));
    expect(JSON.stringify(history).length).toBeLessThan(200);
    expect((await library.undo('long'))?.transcript.text).toBe(text);
    expect(await library.words('long')).toHaveLength(200_000);
    expect(JSON.stringify(await library.list({ limit: 1 })).length).toBeLessThan(500);
  });
});

describe('a transcript with 100 versions', () => {
  test('opens without reading them, and any can be chosen', async () => {
    for (let at = 2; at <= 100; at++) await library.addVersion('a', { ...version, text: `Text ${at}.` });
    const reading = vi.spyOn(IDBObjectStore.prototype, 'get');
    const transcript = await library.get('a');
    expect(reading).toHaveBeenCalledTimes(1);
    reading.mockRestore();
    expect(transcript?.versions.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect((await library.chooseVersion('a', 57))?.text).toBe('Text 57.');
    expect((await library.chooseVersion('a', 1))?.text).toBe('One.\n\nTwo three.');
    expect((await library.version('a', 100))?.text).toBe('Text 100.');
  });
});
