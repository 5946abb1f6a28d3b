/** Kept sound becomes a compressed file in a real database, or stays as it was. */

import { deleteDB } from 'idb';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { toPcm16 } from '../../protocol/kept-sound.ts';
import { checksumOf } from '../../protocol/sound-checksum.ts';
import { recordings, samplesOf } from '../../speech/testing/recordings.ts';
import { createDatabase, type Database } from '../database.ts';
import { createHousekeeping } from '../housekeeping.ts';
import { createJournal } from '../journal.ts';
import { migrations, type Schema } from '../schema.ts';
import { createTranscriptStore } from '../transcripts.ts';

const name = 'compression-under-test';
const rate = 16_000;
let speech: Int16Array<ArrayBuffer>;
let database: Database<Schema>;
let journal: ReturnType<typeof createJournal>;

beforeAll(async () => {
  const found = await samplesOf((await recordings()).find(({ id }) => id.startsWith('jfk'))!);
  speech = toPcm16(found.slice(0, 4.5 * rate));
});

beforeEach(async () => {
  await deleteDB(name);
  database = createDatabase(name, migrations);
  journal = createJournal(database);
});

afterEach(() => {
  vi.restoreAllMocks();
  database.close();
});

/** The speech, or the beginning of it, as the sound of a transcript. */
async function keepSpeech(id = 'sound', said = speech): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const done = journal.record({ id, startedAt: 5, model: 'm' }, port2, () => {});
  for (let from = 0; from < said.length; from += rate) {
    const samples = said.slice(from, from + rate);
    port1.postMessage({ from, samples, checksum: checksumOf(samples) });
  }
  port1.postMessage(null);
  await done;
  const sound = [{ id, start: 0, from: 0, duration: said.length / rate }];
  await createTranscriptStore(database).put(sampleTranscript({ sound }));
  await journal.keepSound(id, false);
}

const rowsIn = (store: 'seconds' | 'compressed') => database.withDatabase((handle) => handle.count(store));

test('seconds become a file, from which any stretch is read; it goes with its transcript', async () => {
  await keepSpeech();
  const peaks = await journal.peaks('sound');
  expect([await rowsIn('seconds'), await journal.compressedSound('sound')]).toEqual([5, null]);
  expect(await journal.compressNext()).toBe(true);
  expect([await rowsIn('seconds'), await rowsIn('compressed'), await journal.compressNext()]).toEqual([0, 1, false]);
  const file = await journal.compressedSound('sound');
  expect(file!.type).toBe('audio/ogg');
  expect(file!.size).toBeLessThan(speech.byteLength / 8);
  expect((await createHousekeeping(database).use()).bytes.sound).toBeGreaterThanOrEqual(file!.size);
  expect(await journal.readSound('sound', rate, 2 * rate)).toHaveLength(rate);
  expect(await journal.peaks('sound')).toEqual(peaks);
  await journal.expireSounds(5);
  expect(await rowsIn('compressed')).toBe(0);
});

test('a sound ends anywhere in a frame of 20 ms', async () => {
  const ends = [1, 50, 100, 150, 200, 250, 300, 319].map((over) => 2 * rate + over);
  for (const end of ends) await keepSpeech(`until ${end}`, speech.slice(0, end));
  while (await journal.compressNext());
  expect([await rowsIn('seconds'), await rowsIn('compressed')]).toEqual([0, ends.length]);
});

test('a file that does not sound like the sound is thrown away, and the sound stays', async () => {
  await keepSpeech();
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
    const isFile = this.name === 'compressed';
    return put.call(this, isFile ? { ...value, file: value.file.slice(0, value.file.size / 2) } : value);
  });
  expect(await journal.compressNext()).toBe(true);
  expect([await rowsIn('seconds'), await rowsIn('compressed'), await journal.compressNext()]).toEqual([5, 0, false]);
  expect(await journal.readSound('sound', 0, speech.length)).toEqual(speech);
});

test('a disk that is full leaves the sound, and the next one is tried', async () => {
  await keepSpeech('first');
  await keepSpeech('second');
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
    if (this.name === 'compressed' && value.sound === 'first') throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value);
  });
  await expect(journal.compressNext()).rejects.toMatchObject({ code: 'storage-full' });
  expect(await journal.compressNext()).toBe(true);
  expect([await rowsIn('seconds'), await rowsIn('compressed')]).toEqual([5, 1]);
});

test('a browser that cannot encode keeps the seconds', async () => {
  await keepSpeech();
  vi.spyOn(AudioEncoder, 'isConfigSupported').mockResolvedValue({ supported: false } as AudioEncoderSupport);
  expect(await journal.compressNext()).toBe(false);
  expect(await rowsIn('seconds')).toBe(5);
});
