/** What a person does with kept transcripts: edits, versions, marks, the trash, merging, continuing and splitting. */

import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleTranscript } from '../core/testing/sample-transcript.ts';
import type { Transcript } from '../core/transcript.ts';
import { createDatabase, type Database } from './database.ts';
import { createLibraryStores } from './library-stores.ts';
import { migrations, type Schema } from './schema.ts';

const name = 'changes-under-test';
let database: Database<Schema>;

/** As the library thread has them. */
function opened() {
  database = createDatabase(name, migrations);
  return createLibraryStores(database);
}

const word = (text: string, start: number) => ({ text, start, end: start + 0.5, confidence: 0.9 });
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function keysBeside(id: string) {
  const stores = ['words', 'versions', 'edits'] as const;
  return database.withDatabase(async (handle) => {
    const keys = await Promise.all(stores.map((store) => handle.getAllKeys(store)));
    return keys.flat().filter(([transcript]) => transcript === id).length;
  });
}

let library: ReturnType<typeof opened>;
beforeEach(async () => {
  await deleteDB(name);
  library = opened();
});
afterEach(() => database.close());

describe('an edit', () => {
  test('is kept, the title follows it until it was named, and what was heard stays', async () => {
    await library.put(sampleTranscript(), [word('Some', 0), word('words.', 1)]);
    const edited = await library.edit('a', 'Other words.');
    expect(edited).toMatchObject({ at: 5, canUndo: true, canRedo: false });
    expect(await library.get('a')).toEqual(sampleTranscript({ text: 'Other words.', title: 'Other words' }));
    expect(await library.words('a')).toEqual([word('Some', 0), word('words.', 1)]);
    expect((await library.list({ limit: 1 }))[0]?.title).toBe('Other words');
    await library.rename('a', 'Named');
    expect((await library.edit('a', 'Again.'))?.transcript.title).toBe('Named');
    expect(await library.edit('other', 'Nothing')).toBeUndefined();
  });

  test('of a text that is another by now, or in the trash, changes nothing', async () => {
    await library.put(sampleTranscript());
    await library.edit('a', 'Some words of one window.', 'Some words.');
    expect(await library.edit('a', 'Some words of another.', 'Some words.')).toBeUndefined();
    expect((await library.get('a'))?.text).toBe('Some words of one window.');
    await library.mark(['a'], { deletedAt: 1 });
    expect(await library.edit('a', 'Some words.', 'Some words of one window.')).toBeUndefined();
    expect((await library.get('a'))?.text).toBe('Some words of one window.');
  });

  test('stays when a more exact model replaces the words around it, and is still taken back', async () => {
    const exact = { start: 0, end: 2, text: 'Sum words.' };
    await library.put(sampleTranscript());
    await library.edit('a', 'Some words. Typed.');
    const heard = sampleTranscript().segments[0]!.text;
    const improved = await library.improve('a', { heard, exact });
    expect(improved).toMatchObject({ transcript: { text: 'Sum words. Typed.' }, canUndo: true });
    expect((await library.get('a'))?.segments[0]).toMatchObject({ text: exact.text });
    expect((await library.undo('a'))?.transcript.text).toBe('Sum words.');
    expect(await library.improve('a', { heard, exact })).toBeUndefined();
    expect(await library.improve('other', { heard, exact })).toBeUndefined();
  });

  test('is taken back and made again one by one, also after the database was opened anew', async () => {
    await library.put(sampleTranscript());
    const texts = ['Some more words.', 'Some more words. And more.', 'Words. And more.'];
    for (const text of texts) await library.edit('a', text);
    database.close();
    library = opened();
    expect(await library.history('a')).toEqual({ canUndo: true, canRedo: false });
    expect((await library.undo('a'))?.transcript.text).toBe(texts[1]);
    expect((await library.undo('a'))?.transcript.text).toBe(texts[0]);
    expect(await library.undo('a')).toMatchObject({
      transcript: { text: 'Some words.' },
      canUndo: false,
      canRedo: true,
    });
    expect(await library.undo('a')).toMatchObject({ transcript: { text: 'Some words.' }, canUndo: false });
    for (const text of texts) expect((await library.redo('a'))?.transcript.text).toBe(text);
    await library.undo('a');
    expect(await library.edit('a', 'Something else.')).toMatchObject({ canRedo: false });
  });

  test('that changes nothing is no step', async () => {
    await library.put(sampleTranscript());
    expect(await library.edit('a', 'Some words.')).toMatchObject({ canUndo: false });
  });

  test('is not taken back in a text that became another one meanwhile', async () => {
    await library.put(sampleTranscript());
    await library.edit('a', 'Some more words.');
    await library.put(sampleTranscript({ text: 'Restored.' }));
    expect(await library.undo('a')).toMatchObject({
      transcript: { text: 'Restored.' },
      canUndo: false,
      canRedo: false,
    });
  });
});

describe('a version', () => {
  const second = { text: 'Sum words.', segments: [], model: 'other', language: 'de', mode: 'plain' };

  test('replaces nothing: each keeps its text, edits and words, and any can be chosen', async () => {
    await library.put(sampleTranscript(), [word('Some', 0)]);
    await library.edit('a', 'Some edited words.');
    const added = await library.addVersion('a', second, [word('Sum', 0)]);
    expect(added).toMatchObject({ ...second, version: 2, title: 'Sum words' });
    expect(added?.versions).toMatchObject([
      { number: 1, model: 'moonshine-tiny' },
      { number: 2, model: 'other' },
    ]);
    expect(await library.words('a')).toEqual([word('Sum', 0)]);
    expect(await library.history('a')).toEqual({ canUndo: false, canRedo: false });
    expect((await library.list({ limit: 1 }))[0]).toMatchObject({ model: 'other', language: 'de' });
    await library.edit('a', 'Sum words, edited.');
    expect((await library.version('a', 1))?.text).toBe('Some edited words.');
    expect((await library.version('a', 2))?.text).toBe('Sum words, edited.');

    const chosen = await library.chooseVersion('a', 1);
    expect(chosen).toMatchObject({ version: 1, text: 'Some edited words.', model: 'moonshine-tiny' });
    expect(chosen).not.toHaveProperty('mode');
    expect(chosen?.segments).toEqual(sampleTranscript().segments);
    expect(await library.words('a')).toEqual([word('Some', 0)]);
    expect((await library.undo('a'))?.transcript.text).toBe('Some words.');
    expect((await library.version('a', 2))?.text).toBe('Sum words, edited.');
    expect((await library.chooseVersion('a', 2))?.text).toBe('Sum words, edited.');
  });

  test('that was only written anew has the words that were heard', async () => {
    await library.put(sampleTranscript(), [word('Some', 0)]);
    await library.addVersion('a', second);
    expect(await library.words('a')).toEqual([word('Some', 0)]);
    await library.addVersion('a', second, null);
    expect(await library.words('a')).toBeNull();
  });

  test('that is not there changes nothing', async () => {
    await library.put(sampleTranscript());
    expect(await library.chooseVersion('a', 7)).toEqual(sampleTranscript());
    expect(await library.version('a', 7)).toBeUndefined();
    expect(await library.addVersion('other', second)).toBeUndefined();
  });
});

describe('a mark', () => {
  test('is on the transcripts and in their rows', async () => {
    for (const [at, id] of ['a', 'b', 'c'].entries()) await library.put(sampleTranscript({ id, createdAt: at + 1 }));
    await library.mark(['a', 'c', 'gone'], { pinnedAt: 5, tags: ['work', 'Ämter', 'work'] });
    await library.mark(['b'], { tags: ['home'] });
    expect(await library.get('c')).toMatchObject({ pinnedAt: 5, tags: ['work', 'Ämter'] });
    expect(idsOf(await library.list({ limit: 9, of: 'pinned' }))).toEqual(['c', 'a']);
    expect(idsOf(await library.list({ limit: 9 }))).toEqual(['c', 'b', 'a']);
    expect(await library.tags()).toEqual(['home', 'work', 'Ämter']);
    await library.mark(['a', 'c'], { pinnedAt: null, tags: [] });
    expect(await library.list({ limit: 9, of: 'pinned' })).toEqual([]);
    expect(await library.tags()).toEqual(['home']);
  });
});

describe('the trash', () => {
  test('is not in the list, gives back, and is emptied with all that is kept beside', async () => {
    for (const [at, id] of ['a', 'b', 'c'].entries())
      await library.put(sampleTranscript({ id, createdAt: at + 1 }), []);
    await library.edit('a', 'Edited.');
    await library.mark(['a', 'b'], { deletedAt: 100, pinnedAt: 1 });
    await library.mark(['c'], { deletedAt: 200 });
    expect(await library.list({ limit: 9 })).toEqual([]);
    expect(await library.list({ limit: 9, of: 'pinned' })).toEqual([]);
    expect(idsOf(await library.list({ limit: 2, of: 'trash' }))).toEqual(['c', 'b']);
    expect(idsOf(await library.list({ limit: 2, of: 'trash', before: { createdAt: 2, id: 'b' } }))).toEqual(['a']);
    await library.mark(['b'], { deletedAt: null });
    expect(idsOf(await library.list({ limit: 9 }))).toEqual(['b']);
    expect(await keysBeside('a')).toBe(2);
    expect(await library.emptyTrash(150)).toBe(1);
    expect(idsOf(await library.list({ limit: 9, of: 'trash' }))).toEqual(['c']);
    expect([await library.get('a'), await keysBeside('a')]).toEqual([undefined, 0]);
    expect(await library.emptyTrash(150)).toBe(0);
  });
});

describe('transcripts', () => {
  const put = async (id: string, createdAt: number, changes: Partial<Transcript> = {}) =>
    library.put(sampleTranscript({ id, createdAt, text: `Text of ${id}.`, ...changes }), [word(id, 1)]);

  test('are merged in the order of their time; those they were are in the trash', async () => {
    await put('b', 2);
    await put('a', 1, { tags: ['x'] });
    await put('c', 3, { tags: ['y'] });
    const merged = await library.merge(['c', 'a', 'gone']);
    expect(merged).toMatchObject({ text: 'Text of a.\n\nText of c.', createdAt: 1, duration: 4, tags: ['x', 'y'] });
    expect(await library.words(merged!.id)).toEqual([word('a', 1), word('c', 3)]);
    expect(idsOf(await library.list({ limit: 9 }))).toEqual(['b', merged!.id]);
    expect(idsOf(await library.list({ limit: 9, of: 'trash' }))).toEqual(['c', 'a']);
    expect(await library.merge(['b', 'gone'])).toBeUndefined();
  });

  test('are continued by a further recording', async () => {
    await put('a', 1);
    const joined = await library.append('a', sampleTranscript({ id: 'n', text: 'And more.' }), [word('And', 0)]);
    expect(joined).toMatchObject({ id: 'a', text: 'Text of a.\n\nAnd more.', duration: 4 });
    expect(await library.words('a')).toEqual([word('a', 1), word('And', 2)]);
    expect(await library.get('n')).toBeUndefined();
    expect(await library.append('gone', sampleTranscript())).toBeUndefined();
  });

  test('take a recording into their middle, as one step, wherever the text has gone meanwhile', async () => {
    await library.put(sampleTranscript(), [word('Some', 0), word('words.', 1)]);
    const recording = sampleTranscript({ id: 'n', text: 'More.', segments: [{ start: 0, end: 1, text: 'More.' }] });
    const place = { text: 'Some words.', change: { at: 4, removed: '', added: ' more' } };
    await library.edit('a', 'Only some words.');
    const inserted = await library.insert('a', recording, place, [word('More.', 0)]);
    expect(inserted).toMatchObject({ offset: 1, at: 14, canUndo: true, transcript: { id: 'a', duration: 4 } });
    expect(inserted?.transcript.text).toBe('Only some more words.');
    expect((await library.words('a'))?.map(({ text, start }) => [text, start])).toEqual([
      ['Some', 0],
      ['More.', 1],
      ['words.', 3],
    ]);
    expect(await library.get('n')).toBeUndefined();
    expect((await library.undo('a'))?.transcript.text).toBe('Only some words.');
    expect((await library.redo('a'))?.transcript).toEqual(inserted?.transcript);
    expect(await library.insert('gone', recording, place)).toBeUndefined();
  });

  test('are split at a paragraph', async () => {
    const segments = [
      { start: 0, end: 1, text: 'One.' },
      { start: 5, end: 6, text: 'Two.' },
    ];
    await library.put(sampleTranscript({ segments, text: 'One.\n\nTwo.', duration: 7 }), [
      word('One.', 0),
      word('Two.', 5),
    ]);
    const [head, tail] = (await library.split('a', 6))!;
    expect([head.text, tail.text, tail.duration]).toEqual(['One.', 'Two.', 2]);
    expect(await library.get('a')).toEqual(head);
    expect(await library.get(tail.id)).toEqual(tail);
    expect(await library.words(tail.id)).toEqual([word('Two.', 0)]);
    expect(await library.words('a')).toEqual([word('One.', 0)]);
    expect(idsOf(await library.list({ limit: 9 }))).toEqual([tail.id, 'a']);
  });
});

describe('what is stored', () => {
  test('becomes too old, but for what is pinned', async () => {
    await library.put(sampleTranscript({ id: 'old', createdAt: 100 }), [word('Old', 0)]);
    await library.put(sampleTranscript({ id: 'pinned', createdAt: 50, pinnedAt: 60 }));
    await library.put(sampleTranscript({ id: 'new', createdAt: 101 }));
    expect(await library.expire(100)).toBe(1);
    expect(idsOf(await library.list({ limit: 9 }))).toEqual(['new', 'pinned']);
    expect([await library.get('old'), await keysBeside('old')]).toEqual([undefined, 0]);
  });

  test('is measured by kind and by transcript', async () => {
    const text = 'Long words. '.repeat(1000);
    await library.put(sampleTranscript({ id: 'long', title: 'Long', text, segments: [] }));
    await library.put(sampleTranscript({ id: 'short' }), [word('Some', 0)]);
    await library.edit('short', 'Some more words.');
    const { bytes, largest } = await library.use();
    expect(bytes.texts).toBeGreaterThan(text.length);
    expect(bytes.texts).toBeLessThan(text.length * 1.3);
    expect([bytes.words, bytes.versions, bytes.sound].map((taken) => taken > 0)).toEqual([true, true, false]);
    expect(largest.map(({ id, title }) => [id, title])).toEqual([
      ['long', 'Long'],
      ['short', 'Some more words'],
    ]);
    expect(largest[0]!.bytes).toBeGreaterThan(text.length);
  });

  test('is all gone when everything is deleted, and can be begun anew', async () => {
    await library.put(sampleTranscript(), [word('Some', 0)]);
    await library.edit('a', 'Edited.');
    await library.addVersion('a', { text: 'Other.', segments: [], model: 'm', language: '' });
    await library.clear();
    const counts = await database.withDatabase((handle) =>
      Promise.all(Array.from(handle.objectStoreNames, (store) => handle.count(store))),
    );
    expect(counts.length).toBeGreaterThan(4);
    expect(counts.every((count) => count === 0)).toBe(true);
    await library.put(sampleTranscript());
    expect(await library.list({ limit: 9 })).toHaveLength(1);
  });
});
