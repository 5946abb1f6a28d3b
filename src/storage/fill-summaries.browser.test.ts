/** The way from versions 1 and 2, whose rows were missing or had too little: from databases as those versions made and wrote them. */

import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoredTranscript } from './complete-transcript.ts';
import { createDatabase } from './database.ts';
import { migrations } from './schema.ts';
import { makeUnreadable } from './testing/unreadable.ts';
import { createTranscriptStore } from './transcripts.ts';

const name = 'filling-under-test';

/** What version 1 made of an empty database. Frozen: databases like it are out there. */
function openVersion1(): Promise<IDBPDatabase> {
  return openDB(name, 1, {
    upgrade(handle) {
      handle.createObjectStore('transcripts', { keyPath: 'id' }).createIndex('newest', ['createdAt', 'id']);
    },
  });
}

/** What version 2 made of an empty database. Frozen as well. */
function openVersion2(): Promise<IDBPDatabase> {
  return openDB(name, 2, {
    upgrade(handle) {
      for (const store of ['transcripts', 'summaries']) {
        handle.createObjectStore(store, { keyPath: 'id' }).createIndex('newest', ['createdAt', 'id']);
      }
    },
  });
}

/** The list as version 1 read it. */
async function listOfVersion1(handle: IDBPDatabase): Promise<object[]> {
  const rows: object[] = [];
  const { store } = handle.transaction('transcripts');
  let cursor = await store.index('newest').openCursor(null, 'prev');
  while (cursor) {
    const { id, createdAt, title, duration, source } = cursor.value;
    rows.push({ id, createdAt, title, duration, source });
    cursor = await cursor.continue();
  }
  return rows;
}

function transcript(index: number): StoredTranscript {
  const text = `Words of ${index}. `.repeat(index % 50);
  return {
    id: `t${(index * 37) % 1000}`,
    createdAt: 1_700_000_000_000 + Math.floor(index / 3) * 1000,
    title: `Dictation ${index}`,
    titled: index % 5 === 0,
    text,
    segments: [{ start: 0, end: index, text, language: 'en' }],
    duration: index / 10,
    source: index % 4 ? 'microphone' : 'file',
    model: 'moonshine-tiny',
  };
}

/** Records that no version of the app writes: some have no place in the list, then as now. */
const broken = [
  { id: 'no-title', createdAt: 1_700_000_000_500, text: 'x', segments: [], duration: 1, source: 'file', model: 'm' },
  { id: 'only-time', createdAt: 1_700_000_100_500 },
  { id: 'title-is-number', createdAt: 1_700_000_200_500, title: 7, duration: 'long', source: null },
  { id: 'time-is-date', createdAt: new Date(1_700_000_000_000), title: 'Then', duration: 1, source: 'file' },
  { id: 'no-time', title: 'When?', duration: 1, source: 'file' },
  { id: 'time-is-none', createdAt: Number.NaN, title: 'Never', duration: 1, source: 'file' },
];

async function fillVersion1(handle: IDBPDatabase, count: number): Promise<void> {
  const { store, done } = handle.transaction('transcripts', 'readwrite');
  for (let index = 0; index < count; index++) void store.put(transcript(index));
  for (const record of broken) void store.put(record);
  await done;
}

async function fillVersion2(handle: IDBPDatabase, count: number): Promise<void> {
  const upgrade = handle.transaction(['transcripts', 'summaries'], 'readwrite');
  for (let index = 0; index < count; index++) {
    const { id, createdAt, title, duration, source, ...rest } = transcript(index);
    const row = { id, createdAt, title, duration, source };
    void upgrade.objectStore('transcripts').put({ ...row, ...rest });
    void upgrade.objectStore('summaries').put(row);
  }
  await upgrade.done;
}

/** The whole list of the current version, read by pages. */
async function listNow(): Promise<object[]> {
  const database = createDatabase(name, migrations);
  const { list } = createTranscriptStore(database);
  const rows = await list({ limit: 100 });
  for (let page = rows; page.length > 0; rows.push(...page)) page = await list({ limit: 100, before: rows.at(-1)! });
  database.close();
  return rows;
}

const isTranscripts = (store: unknown) => (store as IDBObjectStore).name === 'transcripts';

beforeEach(() => deleteDB(name));
afterEach(() => deleteDB(name));

describe('from version 1, which had no summaries', () => {
  test('the list is the same before and after, broken records included, and every transcript is as it was', async () => {
    const old = await openVersion1();
    await fillVersion1(old, 700);
    const [list, records] = [await listOfVersion1(old), await old.getAll('transcripts')];
    old.close();
    expect(list).toHaveLength(704);
    expect(await listNow()).toMatchObject(list);
    const now = await openDB(name);
    expect(await now.getAll('transcripts')).toEqual(records);
    now.close();
  });

  test('an empty database becomes an empty list', async () => {
    (await openVersion1()).close();
    expect(await listNow()).toEqual([]);
  });

  test('a record that cannot be read keeps its place, and does not stop the others', async () => {
    const old = await openVersion1();
    await fillVersion1(old, 20);
    const before = (await listOfVersion1(old)) as { id: string; createdAt: number }[];
    old.close();
    const { id, createdAt } = transcript(7);
    const reading = makeUnreadable(id);
    const row = { id, createdAt, title: '', duration: 0, source: 'microphone', tags: [], deletedAt: null };
    expect(await listNow()).toMatchObject(before.map((listed) => (listed.id === id ? row : listed)));
    reading.mockRestore();
    const now = createDatabase(name, migrations);
    expect(await createTranscriptStore(now).get(id)).toMatchObject(transcript(7));
    now.close();
  });

  test('one transcript at a time is read', async () => {
    const old = await openVersion1();
    await fillVersion1(old, 300);
    old.close();
    const whole = (['getAll', 'openCursor'] as const).map((read) => vi.spyOn(IDBObjectStore.prototype, read));
    const read = IDBObjectStore.prototype.get;
    const unanswered = new Set<IDBRequest>();
    let most = 0;
    const reading = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, id) {
      const request = read.call(this, id);
      most = Math.max(most, unanswered.add(request).size);
      request.addEventListener('success', () => unanswered.delete(request));
      return request;
    });
    await listNow();
    expect(reading.mock.contexts.filter(isTranscripts)).toHaveLength(304);
    expect(most).toBe(1);
    for (const spy of whole) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('what was interrupted is finished at the next start', async () => {
    const old = await openVersion1();
    await fillVersion1(old, 350);
    const list = await listOfVersion1(old);
    old.close();
    const read = IDBObjectStore.prototype.get;
    let reads = 0;
    const reading = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, id) {
      if (this.name === 'transcripts' && ++reads > 250) throw new DOMException('the tab is closed', 'AbortError');
      return read.call(this, id);
    });
    await expect(listNow()).rejects.toMatchObject({ code: 'storage-gone' });
    const half = await openDB(name);
    expect(await half.count('summaries')).toBe(200);
    half.close();
    reading.mockRestore();
    const goingOn = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await listNow()).toMatchObject(list);
    expect(goingOn.mock.contexts.filter(isTranscripts)).toHaveLength(154);
    goingOn.mockRestore();
  });

  test('what another window renames or removes meanwhile stays so', async () => {
    const old = await openVersion1();
    await fillVersion1(old, 50);
    old.close();
    const database = createDatabase(name, migrations);
    const [here, there] = [createTranscriptStore(database), createTranscriptStore(database)];
    const [renamed, removed, later] = [10, 11, 12].map((index) => transcript(index).id);
    const read = IDBObjectStore.prototype.get;
    let meanwhile: Promise<unknown> | undefined;
    const reading = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, id) {
      // Two of them have been read, and their rows are not written yet.
      if (id === later) meanwhile ??= Promise.all([there.rename(renamed!, 'Shopping'), there.remove(removed!)]);
      return read.call(this, id);
    });
    const rows = await here.list({ limit: 100 });
    reading.mockRestore();
    await meanwhile;
    expect(rows).toHaveLength(53);
    expect(rows.find(({ id }) => id === renamed)?.title).toBe('Shopping');
    expect(rows.find(({ id }) => id === removed)).toBeUndefined();
    database.close();
  });
});

describe('from version 2, whose rows had no more than a title and a time', () => {
  test('rows gain what filters need, transcripts are completed when they are read, and nothing is lost', async () => {
    const old = await openVersion2();
    await fillVersion2(old, 250);
    const [rows, records] = [await old.getAll('summaries'), await old.getAll('transcripts')];
    old.close();
    const list = await listNow();
    expect(list.toSorted(byId)).toEqual(
      rows.map((row) => ({ ...row, language: 'en', ...unmarked, model: 'moonshine-tiny' })),
    );
    const now = createDatabase(name, migrations);
    const store = createTranscriptStore(now);
    const { id, createdAt, model } = transcript(7);
    const version = { number: 1, madeAt: createdAt, model, language: 'en' };
    const added = { language: 'en', version: 1, versions: [version], sound: [], ...unmarked };
    expect(await store.get(id)).toEqual({ ...transcript(7), ...added });
    await store.rename(id, 'Named');
    expect(await store.get(id)).toEqual({ ...transcript(7), ...added, title: 'Named', titled: true });
    expect(await now.withDatabase((handle) => handle.getAll('transcripts'))).toEqual(
      records.map((record) => (record.id === id ? { ...record, ...added, title: 'Named', titled: true } : record)),
    );
    now.close();
  });

  test('what cannot be read keeps its title in the list', async () => {
    const old = await openVersion2();
    await fillVersion2(old, 5);
    old.close();
    const { id, title } = transcript(2);
    const reading = makeUnreadable(id);
    expect(await listNow()).toContainEqual(expect.objectContaining({ id, title, ...unmarked }));
    reading.mockRestore();
  });

  test('rows are made anew once', async () => {
    const old = await openVersion2();
    await fillVersion2(old, 30);
    old.close();
    await listNow();
    const reading = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await listNow()).toHaveLength(30);
    expect(reading).not.toHaveBeenCalled();
    reading.mockRestore();
  });
});

const unmarked = { pinnedAt: null, tags: [], deletedAt: null };
const byId = (a: { id?: string }, b: { id?: string }) => (a.id! < b.id! ? -1 : 1);
