/** The journal against a real database: what is spoken is read back, also when a record, the disk or a window fails. */

import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireError } from '../core/errors.ts';
import { sampleTranscript } from '../core/testing/sample-transcript.ts';
import { dayMs } from '../core/time.ts';
import type { Transcript } from '../core/transcript.ts';
import { recordingLock } from '../protocol/journal.ts';
import { checksumOf } from '../protocol/sound-checksum.ts';
import { createDatabase, type Database } from './database.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createJournal } from './journal.ts';
import { migrations, type Schema } from './schema.ts';
import { createTranscriptStore } from './transcripts.ts';

const name = 'journal-under-test';
const rate = 16_000;
const start = { id: 'a', startedAt: 5, model: 'm' };
let opened: Database<Schema>[] = [];

function openDatabase(): Database<Schema> {
  const database = createDatabase(name, migrations);
  opened.push(database);
  return database;
}

/** A recording whose second n consists of samples with the value n + 1. */
function recording(journal: ReturnType<typeof createJournal>, about = start) {
  const { port1, port2 } = new MessageChannel();
  const troubles: (WireError | null)[] = [];
  const done = journal.record(about, port2, (error) => troubles.push(error));
  const say = (second: number, samples = rate) => {
    const sound = new Int16Array(samples).fill(second + 1);
    port1.postMessage({ from: second * rate, samples: sound, checksum: checksumOf(sound) });
  };
  const end = () => {
    port1.postMessage(null);
    return done;
  };
  return { say, end, troubles };
}

async function recorded(journal: ReturnType<typeof createJournal>, seconds: number): Promise<void> {
  const { say, end } = recording(journal);
  for (let second = 0; second < seconds; second++) say(second);
  await end();
}

beforeEach(() => deleteDB(name));

afterEach(() => {
  vi.restoreAllMocks();
  for (const database of opened) database.close();
  opened = [];
});

test('a recording that ended without a farewell is found with its words, and read back', async () => {
  const { say, end } = recording(createJournal(openDatabase()));
  say(0);
  say(1);
  // The second in progress is sent again while it grows.
  say(2, rate / 2);
  say(2, 12_000);
  await end();
  const words = [{ start: 0, end: 1, text: 'Some words.' }];
  const next = createJournal(openDatabase());
  await next.noteWords('a', words);
  expect(await next.interrupted()).toEqual([{ ...start, discardedAt: null, words, seconds: 2.75 }]);
  const sound = await next.readSound('a', rate / 2, 2.75 * rate);
  expect([sound[0], sound[rate / 2 - 1], sound[rate / 2], sound.at(-1)]).toEqual([1, 1, 2, 3]);
  await next.removeSound('a');
  expect(await next.interrupted()).toEqual([]);
  expect(await openDatabase().withDatabase((handle) => handle.count('seconds'))).toBe(0);
});

test('a torn record and one with another checksum are silence, and the rest is heard', async () => {
  const database = openDatabase();
  await recorded(createJournal(database), 4);
  await database.withDatabase(async (handle) => {
    const torn = (await handle.get('seconds', ['a', rate]))!;
    await handle.put('seconds', { ...torn, samples: torn.samples.slice(0, 100) });
    const damaged = (await handle.get('seconds', ['a', 2 * rate]))!;
    damaged.samples[7] = -1;
    await handle.put('seconds', damaged);
  });
  const sound = await createJournal(database).readSound('a', 0, 4 * rate);
  expect([0, 1, 2, 3].map((second) => sound[second * rate + 50])).toEqual([1, 0, 0, 4]);
});

test('a full disk is said once, the sound stays in memory, and is written when there is space again', async () => {
  const database = openDatabase();
  const journal = createJournal(database);
  const { say, end, troubles } = recording(journal);
  say(0);
  await vi.waitFor(async () => expect(await database.withDatabase((handle) => handle.count('seconds'))).toBe(1));
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  say(1);
  say(2);
  await vi.waitFor(() => expect(troubles).toHaveLength(1));
  await vi.waitFor(async () => expect((await journal.readSound('a', 0, 3 * rate)).at(-1)).toBe(3));
  expect(troubles).toMatchObject([{ code: 'storage-full' }]);
  full.mockRestore();
  say(3);
  await end();
  expect(troubles).toMatchObject([{ code: 'storage-full' }, null]);
  expect(await database.withDatabase((handle) => handle.getAllKeys('seconds'))).toHaveLength(4);
});

test('what a living window records is not interrupted', async () => {
  await recorded(createJournal(openDatabase()), 1);
  const other = createJournal(openDatabase());
  const over = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const held = navigator.locks.request(recordingLock('a'), () => {
    taken.resolve();
    return over.promise;
  });
  await taken.promise;
  expect(await other.interrupted()).toEqual([]);
  over.resolve();
  await held;
  expect(await other.interrupted()).toMatchObject([{ id: 'a', seconds: 1 }]);
});

test('a recording that another window has discarded does not come back', async () => {
  const { say, end } = recording(createJournal(openDatabase()));
  say(0);
  const other = createJournal(openDatabase());
  await vi.waitFor(async () => expect(await other.interrupted()).toHaveLength(1));
  await other.removeSound('a');
  say(1);
  await end();
  expect(await other.interrupted()).toEqual([]);
});

test('what was discarded stays for a day with its words, and can be wanted again', async () => {
  const journal = createJournal(openDatabase());
  await recorded(journal, 2);
  await journal.noteWords('a', [{ start: 0, end: 1, text: 'Words.' }]);
  const now = Date.now();
  await journal.discardSound('a', now);
  const found = { id: 'a', seconds: 2, words: [{ text: 'Words.' }] };
  expect(await journal.interrupted()).toMatchObject([{ ...found, discardedAt: now }]);
  await journal.discardSound('a', null);
  expect(await journal.interrupted()).toMatchObject([{ ...found, discardedAt: null }]);
  await journal.discardSound('a', now - dayMs + 60_000);
  expect(await journal.interrupted()).toHaveLength(1);
  await journal.discardSound('a', now - dayMs);
  expect(await journal.interrupted()).toEqual([]);
  expect((await journal.readSound('a', 0, 1))[0]).toBe(0);
});

test('discarded sound that a transcript has taken is kept', async () => {
  const database = openDatabase();
  const journal = createJournal(database);
  await recorded(journal, 1);
  await journal.discardSound('a', Date.now() - 2 * dayMs);
  await createTranscriptStore(database).put(
    sampleTranscript({ id: 't', sound: [{ id: 'a', start: 0, from: 0, duration: 1 }] }),
  );
  expect(await journal.interrupted()).toEqual([]);
  expect((await journal.readSound('a', 0, 1))[0]).toBe(1);
});

/** A second whose samples are 1, kept for transcripts: each id with what is special of it. */
async function keptFor(database: Database<Schema>, transcripts: Record<string, Partial<Transcript>>, isAsked = false) {
  const journal = createJournal(database);
  const store = createTranscriptStore(database);
  await recorded(journal, 1);
  const sound = [{ id: 'a', start: 0, from: 0, duration: 1 }];
  for (const [id, changes] of Object.entries(transcripts)) await store.put(sampleTranscript({ id, sound, ...changes }));
  await journal.keepSound('a', isAsked);
  const isThere = async () => (await journal.readSound('a', 0, 1))[0] === 1;
  const soundOf = async (id: string) => (await store.get(id))?.sound;
  return { journal, store, sound, isThere, soundOf, housekeeping: createHousekeeping(database) };
}

test('kept sound is not interrupted, and goes out of the trash with the last transcript that names it', async () => {
  const { journal, housekeeping, isThere } = await keptFor(openDatabase(), {
    first: { deletedAt: 5 },
    second: { deletedAt: 6 },
  });
  expect(await journal.interrupted()).toEqual([]);
  await housekeeping.emptyTrash(5);
  expect(await isThere()).toBe(true);
  await housekeeping.emptyTrash(6);
  expect(await isThere()).toBe(false);
  expect(await journal.interrupted()).toEqual([]);
});

test('sound whose time is over is taken from its transcripts, unless one is pinned or it was asked for', async () => {
  const database = openDatabase();
  const { journal, store, sound, isThere, soundOf } = await keptFor(database, { one: {}, other: { pinnedAt: 7 } });
  await journal.expireSounds(start.startedAt - 1);
  await journal.expireSounds(start.startedAt);
  expect([await isThere(), await soundOf('one')]).toEqual([true, sound]);
  await store.put(sampleTranscript({ id: 'other', sound }));
  await journal.keepSound('a', true);
  await journal.expireSounds(start.startedAt);
  expect([await isThere(), await soundOf('one')]).toEqual([true, sound]);
});

test('sound whose time is over goes, and its texts stay', async () => {
  const { journal, isThere, soundOf, housekeeping } = await keptFor(openDatabase(), { one: {}, other: {} });
  const { bytes, largest } = await housekeeping.use();
  expect(bytes.sound).toBeGreaterThanOrEqual(2 * rate);
  expect(largest[0]!.bytes).toBeGreaterThanOrEqual(2 * rate);
  await journal.expireSounds(start.startedAt);
  expect([await isThere(), await soundOf('one'), await soundOf('other')]).toEqual([false, [], []]);
});

test('a window that went before it could say that the sound is kept has kept it', async () => {
  const database = openDatabase();
  const journal = createJournal(database);
  await recorded(journal, 1);
  await createTranscriptStore(database).put(
    sampleTranscript({ sound: [{ id: 'a', start: 0, from: 0, duration: 1 }], deletedAt: 5 }),
  );
  expect(await journal.interrupted()).toEqual([]);
  await createHousekeeping(database).emptyTrash(5);
  expect((await journal.readSound('a', 0, 1))[0]).toBe(0);
});
