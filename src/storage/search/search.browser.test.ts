import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { madeUpTranscripts } from '../../app/library/made-up-transcripts.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import type { Transcript } from '../../core/transcript.ts';
import type { SearchFilter } from '../../protocol/library.ts';
import { createDatabase, type Database } from '../database.ts';
import { migrations, type Schema } from '../schema.ts';
import { makeUnreadable } from '../testing/unreadable.ts';
import { createTranscriptStore } from '../transcripts.ts';
import { createSearch } from './search.ts';

let tests = 0;
let name = '';
let database: Database<Schema>;

beforeEach(() => {
  // One of its own each: the index of an earlier test may still be about to be written down.
  name = `search-under-test-${++tests}`;
  database = createDatabase(name, migrations);
});

afterEach(async () => {
  database.close();
  await deleteDB(name);
});

const said = (id: string, text: string, changes: Partial<Transcript> = {}) =>
  sampleTranscript({ id, title: `Title of ${id}`, text, createdAt: id.charCodeAt(0), ...changes });

/** A library with these transcripts, and a function that gives the ids that a query finds. */
async function world(...transcripts: Transcript[]) {
  const store = createTranscriptStore(database);
  const search = createSearch(database, { idleMs: 1, perSnapshot: 1 });
  for (const transcript of transcripts) await store.put(transcript);
  const find = async (query: string, filter: SearchFilter = {}) => {
    const { rows } = await search.search({ query, filter, offset: 0, limit: 50 });
    return rows.map(({ id }) => id);
  };
  return { store, search, find };
}

const snapshot = () => database.withDatabase((handle) => handle.get('searchSnapshot', 'about'));

describe('a search', () => {
  test('finds several words, beginnings, accents left out and a slip of the fingers', async () => {
    const { find } = await world(
      said('a', 'We met the committee in Évian.'),
      said('b', 'The committee was late.'),
      said('c', '今天天气很好'),
      said('d', 'Die Straße nach Köln', { title: 'Reise', tags: ['Urlaub'] }),
    );
    expect((await find('committee')).toSorted()).toEqual(['a', 'b']);
    expect(await find('committee evian')).toEqual(['a']);
    expect(await find('comm evi')).toEqual(['a']);
    expect(await find('comittee evian')).toEqual(['a']);
    expect(await find('commitete evian')).toEqual(['a']);
    expect(await find('天气')).toEqual(['c']);
    expect(await find('koln STRASSE')).toEqual(['d']);
    expect(await find('reise')).toEqual(['d']);
    expect(await find('urlaub')).toEqual(['d']);
    expect(await find('absent')).toEqual([]);
    expect(await find('…')).toEqual(['d', 'c', 'b', 'a']);
  });

  test('passes filters, alone and with words', async () => {
    const { find } = await world(
      said('a', 'One word', { language: 'en', duration: 10, pinnedAt: 5 }),
      said('b', 'Ein Wort', { language: 'de', duration: 100, source: 'file', tags: ['Arbeit'] }),
      said('c', 'Two words', { language: 'en', duration: 1000, model: 'other' }),
      said('d', 'Thrown away', { deletedAt: 7 }),
    );
    expect(await find('')).toEqual(['c', 'b', 'a']);
    expect(await find('', { language: 'en' })).toEqual(['c', 'a']);
    expect(await find('', { model: 'other' })).toEqual(['c']);
    expect(await find('', { source: 'file' })).toEqual(['b']);
    expect(await find('', { shortest: 50, longest: 500 })).toEqual(['b']);
    expect(await find('', { isPinned: true })).toEqual(['a']);
    expect(await find('', { tag: 'Arbeit' })).toEqual(['b']);
    expect(await find('', { from: 98, to: 98 })).toEqual(['b']);
    expect(await find('word', { language: 'en', isPinned: true })).toEqual(['a']);
    expect(await find('thrown')).toEqual([]);
  });

  test('comes in pages with the number of all, and tells what there is to filter by', async () => {
    const { search } = await world(
      ...'abcde'.split('').map((id) => said(id, 'Same words', { language: id < 'c' ? 'de' : 'en', tags: ['all'] })),
    );
    const page = await search.search({ query: '', filter: {}, offset: 2, limit: 2 });
    expect([page.rows.map(({ id }) => id), page.total]).toEqual([['c', 'b'], 5]);
    expect(await search.facets()).toEqual({ languages: ['en', 'de'], models: ['moonshine-tiny'], tags: ['all'] });
    await expect(search.search({ query: '', filter: {}, offset: 0, limit: 501 })).rejects.toMatchObject({
      code: 'bad-argument',
    });
  });

  test('shows the line with the first hit, and none where only the title has it', async () => {
    const { search } = await world(said('a', 'We met the committee.'), said('b', 'Nothing here.'));
    expect(await search.contexts(['a', 'b', 'gone'], 'comm')).toEqual([
      { text: 'We met the committee.', hits: [{ start: 11, end: 20 }] },
      null,
      null,
    ]);
  });
});

describe('the index', () => {
  test('follows what is put, renamed and removed, also in another window', async () => {
    const { store, find } = await world(said('a', 'First words'));
    expect(await find('first')).toEqual(['a']);
    await store.put(said('a', 'Other words'));
    await store.rename('a', 'Shopping');
    expect(await find('first')).toEqual([]);
    expect(await find('other shopping')).toEqual(['a']);
    const elsewhere = createDatabase(name, migrations);
    await createTranscriptStore(elsewhere).put(said('b', 'Other things'));
    elsewhere.close();
    expect((await find('other')).toSorted()).toEqual(['a', 'b']);
    await store.remove('a');
    expect(await find('other')).toEqual(['b']);
  });

  test('is written down when it is idle, read by the next one, and goes on from there', async () => {
    const { store, find } = await world(said('a', 'First words'));
    await find('first');
    await vi.waitFor(async () => expect(await snapshot()).toBeDefined());
    await store.put(said('b', 'First things'));
    const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const next = createSearch(database);
    const { total } = await next.search({ query: 'first', filter: {}, offset: 0, limit: 10 });
    expect(total).toBe(2);
    const stores = reads.mock.contexts.map((read) => (read as IDBObjectStore).name);
    expect(stores).toEqual(['changes']);
    reads.mockRestore();
  });

  test.each([
    ['of another version', { version: 0, lastChange: 1 }, '{}'],
    ['damaged', { version: 1, lastChange: 1 }, '{"broken'],
  ])('is built anew where the snapshot is %s', async (_what, about, json) => {
    const { find } = await world(said('a', 'First words'));
    await database.withDatabase(async (handle) => {
      await handle.put('searchSnapshot', about, 'about');
      await handle.put('searchSnapshot', json, 'json');
    });
    expect(await find('first')).toEqual(['a']);
  });

  test('keeps nothing on the disk of what was removed', async () => {
    const { store, find } = await world(said('a', 'First words'), said('b', 'Secret things'));
    const written = () => database.withDatabase((handle) => handle.get('searchSnapshot', 'json'));
    await find('secret');
    await vi.waitFor(async () => expect(await written()).toContain('secret'));
    await store.remove('b');
    expect(await written()).toBeUndefined();
    await find('first');
    await vi.waitFor(async () => expect(await written()).toContain('first'));
    expect(await written()).not.toContain('secret');
  });

  test('is built anew where it does not fit, as after everything was deleted', async () => {
    const { store, find } = await world(said('a', 'First words'), said('b', 'First things'));
    expect(await find('first')).toHaveLength(2);
    await database.withDatabase(async (handle) => {
      for (const each of ['transcripts', 'summaries', 'changes'] as const) await handle.clear(each);
    });
    expect(await find('first')).toEqual([]);
    await store.put(said('c', 'First again'));
    expect(await find('first')).toEqual(['c']);
  });

  test('takes in what another window has written down and forgotten', async () => {
    const { store, find } = await world(said('a', 'First words'));
    const other = createSearch(database);
    await other.search({ query: '', filter: {}, offset: 0, limit: 1 });
    await store.put(said('a', 'Changed words'));
    await find('changed');
    await vi.waitFor(async () => expect(await snapshot()).toMatchObject({ lastChange: 2 }));
    expect((await other.search({ query: 'changed', filter: {}, offset: 0, limit: 1 })).total).toBe(1);
  });

  test('has what cannot be read by its title', async () => {
    const { find } = await world(said('a', 'First words'), said('lost', 'First things', { title: 'Lost' }));
    const reading = makeUnreadable('lost');
    const all = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(IDBObjectStore.prototype.getAll);
    expect(await find('lost')).toEqual(['lost']);
    all.mockRestore();
    reading.mockRestore();
  });
});

test('many transcripts are found by their words', async () => {
  const many = [...madeUpTranscripts(200, 7, 1e12)];
  const { find, search } = await world(...many);
  expect((await search.search({ query: '', filter: {}, offset: 0, limit: 1 })).total).toBe(200);
  const [first] = many;
  expect(await find(first!.text.slice(0, 60))).toContain(first!.id);
});
