/** A file goes on where it was, whatever has stopped it. */

import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { Reading, RunEnd, SoundTrack } from '../../protocol/files.ts';
import { ThreadDeath } from '../thread-supervisor.ts';
import type { Turn } from './file-queue.ts';
import { FileRun } from './file-run.ts';
import { recognise, sound, threads } from './testing/speaking-seconds.ts';
import { readerOf } from './transcribe-sound.ts';

const seconds = 170;
const read = readerOf(sound(seconds));

const tracks = [1, 2].map((number): SoundTrack => ({ number, language: null, name: null, isCommentary: false }));

/** The thread of files: its sound is not kept unless it has noted something before. `fails` is asked before each piece. */
function world({ noted = [] as string[], fails = (_index: number, _opened: number) => null as Error | null } = {}) {
  const opened: Reading[] = [];
  const ends: RunEnd[] = [];
  const notes = [...noted];
  const asked: number[] = [];
  const discarded: string[] = [];
  const heardTracks: number[] = [];
  let key = 'model';
  const api = {
    async open(_: unknown, reading: Reading) {
      opened.push(reading);
      const about = { duration: seconds, track: reading.track ?? 1, tracks, voices: 1 };
      return { ...about, id: noted.length > 0 ? 'kept' : null, found: reading.key === 'model' ? noted : [] };
    },
    async piece(index: number) {
      asked.push(index);
      const failure = fails(index, opened.length);
      if (failure) throw failure;
      return read(index);
    },
    note: async (line: string) => notes.push(line),
    close: async (how: RunEnd) => ends.push(how),
    discard: async (id: string) => discarded.push(id),
  };
  const run = new FileRun({
    source: new File([], 'talk.mp3'),
    reader: { call: (use) => use(api as never as Parameters<typeof use>[0]) },
    threads: threads(),
    reading: (_, track) => ({ keep: 'on', most: 2e9, key: track === null ? key : `${key}, ${track}`, track }),
    options: () => ({ sensitivity: 'normal' }),
    track: null,
  });
  const abort = new AbortController();
  const told: number[] = [];
  const turn: Turn = {
    signal: abort.signal,
    tell: (done) => void told.push(done),
    tellSent: () => {},
    tellTracks: ({ heard }) => void heardTracks.push(heard),
  };
  const texts = () =>
    run.transcribe(turn, async ({ segments }) => segments.map(({ text }) => text)) satisfies Promise<string[]>;
  const useModel = (other: string) => (key = other);
  return { run, turn, texts, abort, told, opened, ends, notes, asked, discarded, heardTracks, useModel };
}

const dead = () => new ThreadDeath(new AppError('thread-died', 'files'), 'restart');
const all = await world().texts();

test('a whole run is noted piece by piece, and ends', async () => {
  const { texts, ends, notes } = world();
  expect(await texts()).toHaveLength(8);
  expect(ends).toEqual(['done']);
  expect(notes).toHaveLength(7);
});

test('a reader that dies in the middle is asked again, and nothing is heard twice', async () => {
  const { texts, opened, asked } = world({ fails: (index, tries) => (index === 4 && tries === 1 ? dead() : null) });
  expect(await texts()).toEqual(all);
  expect(opened).toHaveLength(2);
  expect(asked.slice(asked.lastIndexOf(4) - 3)[0]).toBeGreaterThan(0);
});

test('a file that kills its reader at the same place again and again fails, with what was found kept', async () => {
  const { texts, ends, opened } = world({ fails: (index) => (index === 3 ? dead() : null) });
  await expect(texts()).rejects.toMatchObject({ code: 'thread-died' });
  expect(opened.length).toBeLessThanOrEqual(3);
  expect(new Set(ends)).toEqual(new Set<RunEnd>(['stopped']));
});

test('after a failure the next try goes on', async () => {
  let isBroken = true;
  const fails = (index: number) => (index === 4 && isBroken ? new AppError('file-changed', 'gone') : null);
  const { texts, told } = world({ fails });
  await expect(texts()).rejects.toMatchObject({ code: 'file-changed' });
  isBroken = false;
  told.length = 0;
  expect(await texts()).toEqual(all);
  expect(told[0]).toBeGreaterThanOrEqual(90);
});

test('paused and given up are told apart, and another model begins anew', async () => {
  const paused = world();
  paused.abort.abort('paused');
  await expect(paused.texts()).rejects.toMatchObject({ code: 'cancelled' });
  expect(paused.ends).toEqual(['paused']);
  const given = world();
  given.abort.abort();
  await expect(given.texts()).rejects.toMatchObject({ code: 'cancelled' });
  expect(given.ends).toEqual(['given-up']);
});

test('what another window has noted is gone on with, if the same model is to do it', async () => {
  const { notes, texts } = world();
  await texts();
  const same = world({ noted: notes.slice(0, 4) });
  expect(await same.texts()).toEqual(all);
  expect(same.told[0]).toBe(120);
  const other = world({ noted: notes.slice(0, 4) });
  other.useModel('another');
  expect(await other.texts()).toEqual(all);
  expect(other.told[0]).toBe(0);
});

test('the sound of doubtful words comes with them, also from before an interruption', async () => {
  const { notes, run, texts } = world();
  await texts();
  await run.discard();
  const again = world({ noted: notes.slice(0, 5) });
  const unheard = await again.run.transcribe(again.turn, async (heard) => heard.unheard);
  expect((await recognise(unheard[0]!.samples)).doubt).toBe('unlikely');
});

test('another track begins anew: nothing that was found of the one before is taken for it', async () => {
  const noted = [JSON.stringify({ end: 480_000, isLast: false, states: ['{}'], windows: [] })];
  const { run, texts, opened, discarded, heardTracks } = world({ noted });
  run.hear(2);
  expect(await texts()).toEqual(all);
  expect(discarded).toEqual([]);
  run.hear(1);
  expect(await texts()).toEqual(all);
  expect(discarded).toEqual(['kept']);
  expect(opened.map(({ track, id }) => [track, id])).toEqual([
    [2, null],
    [1, null],
  ]);
  expect(heardTracks).toEqual([2, 1]);
});
