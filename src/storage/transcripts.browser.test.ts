import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleTranscript } from '../core/testing/sample-transcript.ts';
import { summaryOf, type Transcript } from '../core/transcript.ts';
import { createDatabase, type Database } from './database.ts';
import { migrations, type Schema } from './schema.ts';
import { makeUnreadable } from './testing/unreadable.ts';
import { createTranscriptStore } from './transcripts.ts';

const name = 'transcripts-under-test';
let opened: Database<Schema>[] = [];

function openedDatabase(steps = migrations): Database<Schema> {
  const database = createDatabase(name, steps);
  opened.push(database);
  return database;
}

const openedStore = (steps = migrations) => createTranscriptStore(openedDatabase(steps));

function transcript(id: string, createdAt: number, changes: Partial<Transcript> = {}): Transcript {
  return sampleTranscript({ id, createdAt, title: `Title of ${id}`, ...changes });
}

async function idsIn(database: Database<Schema>) {
  return database.withDatabase(async (handle) => ({
    transcripts: await handle.getAllKeys('transcripts'),
    summaries: await handle.getAllKeys('summaries'),
  }));
}

beforeEach(async () => {
  for (const database of opened) database.close();
  opened = [];
  await deleteDB(name);
});

afterEach(() => {
  for (const database of opened) database.close();
});

describe('the list', () => {
  test('is empty at first', async () => {
    expect(await openedStore().list({ limit: 10 })).toEqual([]);
  });

  test('is newest first, by id where times are the same, and holds no text', async () => {
    const store = openedStore();
    for (const [id, at] of [
      ['b', 2],
      ['a', 1],
      ['d', 3],
      ['c', 3],
    ] as const)
      await store.put(transcript(id, at));
    const rows = await store.list({ limit: 10 });
    expect(rows.map((row) => row.id)).toEqual(['d', 'c', 'b', 'a']);
    expect(rows[0]).toStrictEqual(summaryOf(transcript('d', 3)));
  });

  test('comes in pages that neither skip nor repeat, also while it grows', async () => {
    const store = openedStore();
    for (let index = 0; index < 7; index++) await store.put(transcript(`t${index}`, Math.floor(index / 2)));
    const seen: string[] = [];
    let rows = await store.list({ limit: 3 });
    await store.put(transcript('newer', 100));
    while (rows.length > 0) {
      seen.push(...rows.map((row) => row.id));
      rows = await store.list({ limit: 3, before: rows.at(-1)! });
    }
    expect(seen).toEqual(['t6', 't5', 't4', 't3', 't2', 't1', 't0']);
  });

  test('never reads a whole transcript', async () => {
    const store = openedStore();
    for (let index = 0; index < 7; index++) await store.put(transcript(`t${index}`, index));
    const reads = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((source) =>
      (['get', 'getAll', 'openCursor'] as const).map((read) => vi.spyOn(source, read)),
    );
    const first = await store.list({ limit: 3 });
    await store.list({ limit: 3, before: first.at(-1)! });
    const sources = reads.flatMap(({ mock }) => mock.contexts as (IDBObjectStore | IDBIndex)[]);
    expect(sources.map((source) => ('objectStore' in source ? source.objectStore : source).name)).toEqual([
      'summaries',
      'summaries',
    ]);
    for (const read of reads) read.mockRestore();
  });

  test('follows what is put, put again, renamed, removed and put back', async () => {
    const database = openedDatabase();
    const store = createTranscriptStore(database);
    await store.put(transcript('a', 1));
    await store.put(transcript('b', 2));
    await store.put(transcript('a', 3, { title: 'Said again', duration: 9, source: 'file' }));
    await store.rename('b', 'Shopping');
    expect(await store.list({ limit: 10 })).toStrictEqual([
      summaryOf(transcript('a', 3, { title: 'Said again', duration: 9, source: 'file' })),
      summaryOf(transcript('b', 2, { title: 'Shopping' })),
    ]);
    const removed = await store.remove('b');
    expect(await idsIn(database)).toEqual({ transcripts: ['a'], summaries: ['a'] });
    await store.put(removed!);
    expect(await idsIn(database)).toEqual({ transcripts: ['a', 'b'], summaries: ['a', 'b'] });
    expect((await store.list({ limit: 10 })).map(({ title }) => title)).toEqual(['Said again', 'Shopping']);
  });

  test('has no row of a transcript that could not be written, and the other way round', async () => {
    const database = openedDatabase();
    const store = createTranscriptStore(database);
    await store.put(transcript('a', 1));
    for (const failing of ['transcripts', 'summaries']) {
      const write = IDBObjectStore.prototype.put;
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
        return this.name === failing ? this.add({ ...value, id: 'a' }) : write.call(this, value);
      });
      await expect(store.put(transcript('b', 2))).rejects.toMatchObject({ code: 'storage-gone' });
      spy.mockRestore();
      expect(await idsIn(database)).toEqual({ transcripts: ['a'], summaries: ['a'] });
    }
  });
});

describe('one transcript', () => {
  test('is read back as it was put', async () => {
    const store = openedStore();
    const segments = [
      { start: 0, end: 1.5, text: 'Some words.' },
      { start: 2, end: 3, text: 'Noch welche.', raw: 'Äh, noch welche', language: 'de' },
    ];
    const changes: Partial<Transcript> = {
      segments,
      mode: 'plain',
      versions: [
        { number: 1, madeAt: 1, model: 'moonshine-tiny', language: 'de' },
        {
          number: 2,
          madeAt: 5,
          model: 'm',
          mode: 'plain',
          language: 'de',
          settings: { spoken: ['de'], translate: false, sensitivity: 'low' },
        },
      ],
      version: 2,
      pinnedAt: 7,
      tags: ['home', 'garden'],
      sound: [{ id: 's', start: 0, from: 3, duration: 2 }],
    };
    await store.put(transcript('a', 1, changes));
    expect(await store.get('a')).toEqual(transcript('a', 1, changes));
    expect(await store.get('other')).toBeUndefined();
  });

  test('keeps the words of each of its versions, until it is removed', async () => {
    const database = openedDatabase();
    const store = createTranscriptStore(database);
    const word = (text: string) => ({ text, start: 0, end: 1, confidence: 0.9 });
    await store.put(transcript('a', 1), [word('Sum'), word('words.')]);
    await store.put(transcript('a', 1, { version: 2 }), [word('Some')]);
    await store.put(transcript('b', 2));
    expect(await store.words('a')).toEqual([word('Some')]);
    await store.put(transcript('a', 1, { title: 'Renamed' }));
    expect(await store.words('a')).toEqual([word('Sum'), word('words.')]);
    expect([await store.words('b'), await store.words('other')]).toEqual([null, null]);
    await store.remove('a');
    expect(await database.withDatabase((handle) => handle.getAllKeys('words'))).toEqual([]);
  });

  test('is renamed for good, and what is gone stays gone', async () => {
    const store = openedStore();
    await store.put(transcript('a', 1));
    await store.rename('a', 'Shopping');
    await store.rename('other', 'Nothing');
    expect(await store.get('a')).toEqual(transcript('a', 1, { title: 'Shopping', titled: true }));
    expect(await store.get('other')).toBeUndefined();
  });

  test('is removed, and put back by undo', async () => {
    const store = openedStore();
    await store.put(transcript('a', 1));
    const removed = await store.remove('a');
    expect(await store.list({ limit: 10 })).toEqual([]);
    expect(await store.remove('a')).toBeUndefined();
    await store.put(removed!);
    expect(await store.get('a')).toEqual(transcript('a', 1));
  });

  test('is listed and removed though it cannot be read', async () => {
    const database = openedDatabase();
    const store = createTranscriptStore(database);
    await store.put(transcript('a', 1));
    await store.put(transcript('lost', 2));
    const reading = makeUnreadable('lost');
    await expect(store.get('lost')).rejects.toMatchObject({ code: 'record-damaged' });
    expect((await store.list({ limit: 10 })).map(({ id }) => id)).toEqual(['lost', 'a']);
    expect(await store.remove('lost')).toBeUndefined();
    reading.mockRestore();
    expect(await idsIn(database)).toEqual({ transcripts: ['a'], summaries: ['a'] });
  });

  test.each([
    ['an empty id', { id: '' }],
    ['a time that is none', { createdAt: Number.NaN }],
    ['a foreign source', { source: 'cloud' as 'file' }],
    ['a tag that is no text', { tags: [7] as unknown as string[] }],
    ['a sound of no time', { sound: [{ id: 's', start: -1, from: 0, duration: 1 }] }],
    ['segments without text', { segments: [{ start: 0, end: 1 }] as unknown as Transcript['segments'] }],
  ])('is refused with %s', async (_case, changes) => {
    const store = openedStore();
    await expect(store.put(transcript('a', 1, changes))).rejects.toMatchObject({ code: 'bad-argument' });
    expect(await store.list({ limit: 10 })).toEqual([]);
  });

  test('is kept without foreign fields', async () => {
    const store = openedStore();
    await store.put({ ...transcript('a', 1), colour: 'red' } as Transcript);
    expect(await store.get('a')).toEqual(transcript('a', 1));
  });
});

describe('the connection', () => {
  test('is opened again when it was closed under the store', async () => {
    const database = openedDatabase();
    const store = createTranscriptStore(database);
    await store.put(transcript('a', 1));
    await database.withDatabase(async (handle) => handle.close());
    expect(await store.get('a')).toEqual(transcript('a', 1));
    await database.withDatabase(async (handle) => handle.close());
    await store.put(transcript('b', 2));
    expect(await store.list({ limit: 10 })).toHaveLength(2);
  });

  test('is tried three times and then given up as storage-gone', async () => {
    const handles = new Set<IDBPDatabase<Schema>>();
    const work = async (handle: IDBPDatabase<Schema>): Promise<void> => {
      handles.add(handle);
      throw new DOMException(
        'Connection to Indexed Database server lost. Refresh the page to try again',
        'UnknownError',
      );
    };
    await expect(openedDatabase().withDatabase(work)).rejects.toMatchObject({ code: 'storage-gone' });
    expect(handles.size).toBe(3);
  });

  test('says storage-full when the disk is full, and does not try again', async () => {
    let calls = 0;
    const work = async (): Promise<void> => {
      calls++;
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(openedDatabase().withDatabase(work)).rejects.toMatchObject({ code: 'storage-full' });
    expect(calls).toBe(1);
  });

  test('is shared with another window', async () => {
    const [here, there] = [openedStore(), openedStore()];
    await here.put(transcript('a', 1));
    await there.rename('a', 'From the other window');
    expect((await here.get('a'))?.title).toBe('From the other window');
  });
});

describe('an upgrade', () => {
  const later = [...migrations, () => {}];

  test('keeps what an older version wrote', async () => {
    const older = openedDatabase();
    await createTranscriptStore(older).put(transcript('a', 1));
    older.close();
    const newer = openedStore([
      ...migrations,
      async (_handle, upgrade) => {
        const held = await upgrade.objectStore('transcripts').get('a');
        await upgrade.objectStore('transcripts').put({ ...held!, title: 'Upgraded' });
      },
    ]);
    expect((await newer.get('a'))?.title).toBe('Upgraded');
  });

  test('starts from nothing as from any version', async () => {
    await (await openDB(name, migrations.length)).close();
    await deleteDB(name);
    const store = openedStore(later);
    await store.put(transcript('a', 1));
    expect(await store.list({ limit: 1 })).toHaveLength(1);
  });

  test('is not waited for without end when a frozen window holds it up', async () => {
    await openedStore().list({ limit: 1 });
    const frozen = await openDB(name);
    await expect(openedStore(later).list({ limit: 1 })).rejects.toMatchObject({ code: 'storage-gone' });
    frozen.close();
    expect(await openedStore(later).list({ limit: 1 })).toEqual([]);
  }, 15_000);

  test('is let through by an older window, which then says storage-gone', async () => {
    const older = openedStore();
    await older.put(transcript('a', 1));
    expect(await openedStore(later).get('a')).toEqual(transcript('a', 1));
    await expect(older.get('a')).rejects.toMatchObject({ code: 'storage-gone' });
  });
});
