import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeUpTranscripts } from '../../app/library/made-up-transcripts.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { toPcm16 } from '../../protocol/kept-sound.ts';
import { checksumOf } from '../../protocol/sound-checksum.ts';
import { createDatabase, type Database } from '../database.ts';
import { createJournal } from '../journal.ts';
import { migrations, type Schema } from '../schema.ts';
import { createTranscriptStore } from '../transcripts.ts';
import { createBackup } from './backup.ts';
import { type BackupRecord, read, written } from './records.ts';

const names = ['backup-from', 'backup-to'] as const;
let from: Database<Schema>;
let to: Database<Schema>;

beforeEach(() => {
  [from, to] = names.map((name) => createDatabase(name, migrations)) as [Database<Schema>, Database<Schema>];
});

afterEach(async () => {
  for (const database of [from, to]) database.close();
  for (const name of names) await deleteDB(name);
});

const kept = { 'sotto-settings': '{"theme":"dark"}', 'sotto-text-rules': '{"rules":[]}' };
const derived = ['changes', 'searchSnapshot'];

/** Two seconds of a tone, kept for the transcript with that id. */
async function keepSound(database: Database<Schema>, id: string): Promise<void> {
  const journal = createJournal(database);
  const { port1, port2 } = new MessageChannel();
  const done = journal.record({ id: `sound of ${id}`, startedAt: 5, model: 'm' }, port2, () => {});
  for (let from = 0; from < 32_000; from += 16_000) {
    const samples = toPcm16(Float32Array.from({ length: 16_000 }, (_, i) => 0.3 * Math.sin(i / 6)));
    port1.postMessage({ from, samples, checksum: checksumOf(samples) });
  }
  port1.postMessage(null);
  await done;
  const sound = [{ id: `sound of ${id}`, start: 0, from: 0, duration: 2 }];
  await createTranscriptStore(database).put(sampleTranscript({ id, sound }));
  await journal.keepSound(`sound of ${id}`, false);
}

/** Every row of every store but those that are made anew. */
function contentOf(database: Database<Schema>) {
  return database.withDatabase(async (handle) => {
    const stores = [...handle.objectStoreNames].filter((name) => !derived.includes(name));
    return Promise.all(stores.map(async (name) => [name, await handle.getAll(name)]));
  });
}

async function fill(database: Database<Schema>, count = 30): Promise<void> {
  const store = createTranscriptStore(database);
  const words = [{ text: 'Some', start: 0, end: 1, confidence: 0.5 }];
  for (const transcript of madeUpTranscripts(count, 7, 1e12)) await store.put(transcript, words);
}

test('kept sound is in it, as it was recorded and compressed', async () => {
  await keepSound(from, 'compressed');
  expect(await createJournal(from).compressNext()).toBe(true);
  await keepSound(from, 'recorded');
  await createBackup(to).restore(await createBackup(from).backup({}, ''), '');
  const [before, after] = [createJournal(from), createJournal(to)];
  for (const id of ['sound of compressed', 'sound of recorded']) {
    const sound = await after.readSound(id, 0, 32_000);
    expect(sound.reduce((most, sample) => Math.max(most, sample), 0)).toBeGreaterThan(8000);
    expect(sound).toEqual(await before.readSound(id, 0, 32_000));
  }
  const files = await Promise.all([before, after].map((each) => each.compressedSound('sound of compressed')));
  const [bytes, restored] = await Promise.all(files.map((file) => file!.bytes()));
  expect([restored, files[1]!.type]).toEqual([bytes, 'audio/ogg']);
  expect(await after.compressedSound('sound of recorded')).toBeNull();
  expect(await contentOf(to)).toEqual(await contentOf(from));
});

describe.each([
  ['without a passphrase', ''],
  ['with one', 'correct horse battery'],
])('a backup %s', (_case, passphrase) => {
  test('restores an empty library to the same, settings included', async () => {
    await fill(from);
    const file = await createBackup(from).backup(kept, passphrase);
    const { isSealed, restore } = createBackup(to);
    expect(await isSealed(file)).toBe(passphrase !== '');
    expect(await restore(file, passphrase)).toEqual({ added: 30, kept });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  test('that was cut off or changed at any place changes nothing', async () => {
    await fill(from, 5);
    const file = await createBackup(from).backup(kept, passphrase);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const broken = [bytes.slice(0, -1), bytes.slice(0, bytes.length / 2), bytes.slice(0, 60)];
    for (const at of [5, 100, bytes.length >> 1, bytes.length - 6]) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      broken.push(changed);
    }
    const before = await contentOf(to);
    for (const each of broken) {
      const code = expect.stringMatching(/^backup-(unreadable|locked)$/);
      await expect(createBackup(to).restore(new Blob([each]), passphrase)).rejects.toMatchObject({ code });
    }
    expect(await contentOf(to)).toEqual(before);
  });
});

test('a library in use gets what it lacks, keeps what it has, and no doubles', async () => {
  const shared = sampleTranscript({ id: 'shared' });
  await createTranscriptStore(from).put(shared);
  await createTranscriptStore(from).put(sampleTranscript({ id: 'lost' }));
  const file = await createBackup(from).backup(kept, '');
  const here = createTranscriptStore(to);
  await here.put({ ...shared, title: 'Changed since' });
  await here.put(sampleTranscript({ id: 'own' }));
  const { restore } = createBackup(to);
  expect(await restore(file, '')).toEqual({ added: 1, kept: {} });
  expect(await restore(file, '')).toEqual({ added: 0, kept: {} });
  const rows = await here.list({ limit: 10 });
  expect(rows.map(({ id }) => id).toSorted()).toEqual(['lost', 'own', 'shared']);
  expect((await here.get('shared'))?.title).toBe('Changed since');
});

test('a wrong passphrase is said to be one, and a foreign file to be no backup', async () => {
  await fill(from, 1);
  const file = await createBackup(from).backup(kept, 'right');
  const { restore, isSealed } = createBackup(to);
  await expect(restore(file, 'wrong')).rejects.toMatchObject({ code: 'backup-locked' });
  for (const foreign of [
    '',
    'PK\u0003\u0004',
    '{"format":"other"}\n',
    '{"format":"sotto-backup","version":2,"salt":null}\n',
  ]) {
    await expect(isSealed(new Blob([foreign]))).rejects.toMatchObject({ code: 'backup-unreadable' });
  }
});

test('binary values come back as they were', async () => {
  const value = {
    sound: new Int16Array([1, -2, 3]),
    peaks: new Float32Array([0.5]),
    file: new Blob(['abc'], { type: 'audio/webm' }),
    raw: new Uint8Array([9]).buffer,
  };
  const row: BackupRecord = { kind: 'row', store: 'sound', key: ['a', 1], value: [value, null, { deep: value.sound }] };
  const source = async function* () {
    yield row;
  };
  const records: BackupRecord[] = [];
  for await (const record of read(written(source()))) records.push(record);
  expect(records).toEqual([row]);
  const [{ file }] = (records[0] as { value: [typeof value] }).value;
  expect([file.type, await file.text()]).toEqual(['audio/webm', 'abc']);
});
