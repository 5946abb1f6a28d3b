/** The journal against a real database: what is spoken is read back, also when a record, the disk or a window fails. */

import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireError } from '../core/errors.ts';
import { sampleTranscript } from '../core/testing/sample-transcript.ts';
import { recordingLock } from '../protocol/journal.ts';
import { checksumOf } from '../protocol/kept-sound.ts';
import { createDatabase, type Database } from './database.ts';
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
  expect(await next.interrupted()).toEqual([{ ...start, words, seconds: 2.75 }]);
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

test('kept sound is not interrupted, and goes with the last transcript that names it', async () => {
  const database = openDatabase();
  const journal = createJournal(database);
  const transcripts = createTranscriptStore(database);
  await recorded(journal, 2);
  await transcripts.put(sampleTranscript({ sound: [{ id: 'a', start: 0, from: 0, duration: 2 }] }));
  await journal.keepSound('a');
  expect(await journal.interrupted()).toEqual([]);
  expect((await journal.readSound('a', 0, rate))[0]).toBe(1);
  await transcripts.remove('a');
  expect(await journal.interrupted()).toEqual([]);
  expect((await journal.readSound('a', 0, rate))[0]).toBe(0);
});
