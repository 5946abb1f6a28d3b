/** Decoded sound on the disk: found again by the bytes of its file, and by the run that a killed thread has left. */

import { proxy, wrap } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import { decodeWhole } from '../capture/whole-decoder.ts';
import { speechRate } from '../core/resampler.ts';
import { wavFile } from '../formats/wav.ts';
import { fileSoundBytes, hasFileRuns, removeFileSound } from '../platform/file-sound.ts';
import { carryErrorCodes } from '../protocol/carry-error-codes.ts';
import type { FilesApi } from '../protocol/files.ts';
import { fileWithTracks } from './testing/several-tracks.ts';

carryErrorCodes();
const workers: Worker[] = [];

function startThread() {
  const worker = new Worker(new URL('../../workers/files.worker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  return { api: wrap<FilesApi>(worker), kill: () => worker.terminate() };
}

afterEach(async () => {
  for (const worker of workers.splice(0)) worker.terminate();
  // The browser lets go of their files a moment later.
  await expect.poll(() => removeFileSound().then(fileSoundBytes), { timeout: 5_000 }).toBe(0);
});

/** A tone; of 70 s: three pieces. */
function tone(name: string, hertz = 440, seconds = 70): File {
  const samples = Int16Array.from(
    { length: seconds * speechRate },
    (_, i) => 9_000 * Math.sin((2 * Math.PI * hertz * i) / speechRate),
  );
  return new File([wavFile([samples], speechRate)], name, { lastModified: 5 });
}

const on = { keep: 'on', most: 2e9, key: 'model', id: null, track: null } as const;
const open = (api: FilesApi, source: File | string, reading: Parameters<FilesApi['open']>[1] = on) =>
  api.open(source, reading, proxy({ decodeWhole, findSpeech: async () => 1 }));

/** The number of samples, and some of them. */
async function soundOf(api: FilesApi) {
  const sound: number[] = [];
  let length = 0;
  for (let index = 0; ; index++) {
    const piece = await api.piece(index);
    if (!piece) return { length, sound };
    length += piece[0]!.length;
    sound.push(...piece[0]!.subarray(1000, 1010));
  }
}

test('sound that was decoded once is found by the bytes of its file, whatever that is called', async () => {
  const { api } = startThread();
  const { id } = await open(api, tone('one.wav'));
  const first = await soundOf(api);
  expect(first.length).toBeCloseTo(70 * speechRate, -3);
  await api.close('done');
  expect(await hasFileRuns()).toBe(false);
  expect(await open(api, tone('two.wav'))).toMatchObject({ id, found: [], track: 1, duration: 70 });
  expect(await soundOf(api)).toEqual(first);
  await api.close('done');
  const other = await open(api, tone('one.wav', 441));
  expect(other.id).not.toBe(id);
});

test('the sound of one track of a file is not taken for that of another', async () => {
  const { api } = startThread();
  const loud = Int16Array.from({ length: 2 * speechRate }, (_, i) => 9_000 * Math.sin(i / 9));
  const film = new File(
    [await fileWithTracks([{ samples: loud.map((sample) => sample / 9) }, { samples: loud }], speechRate)],
    'film',
  );
  const idOf = async (track: number | null) => {
    const { id, track: heard } = await open(api, film, { ...on, track });
    const { sound } = await soundOf(api);
    await api.close('done');
    return { id, heard, isLoud: sound.some((sample) => Math.abs(sample) > 0.1) };
  };
  const found = await idOf(null);
  expect(found).toMatchObject({ heard: 1, isLoud: false });
  const second = await idOf(2);
  expect(second).toMatchObject({ heard: 2, isLoud: true });
  expect(second.id).not.toBe(found.id);
  expect([await idOf(null), await idOf(1), await idOf(2)]).toEqual([found, found, second]);
  expect((await open(api, film)).tracks).toHaveLength(2);
  await api.close('given-up');
});

test('a run that a killed thread has left goes on in another one, which alone has it', async () => {
  const first = startThread();
  const { id } = await open(first.api, tone('talk.wav'));
  const sound = await soundOf(first.api);
  await first.api.note('{"end":1}');
  await first.api.note('{"end":2}');
  const second = startThread();
  expect(await second.api.interrupted()).toEqual([]);
  first.kill();
  const about = { id, name: 'talk.wav', key: on.key, duration: 70, isPaused: false, isWhole: true };
  await expect.poll(() => second.api.interrupted(), { timeout: 5_000 }).toEqual([about]);
  expect(await startThread().api.interrupted()).toEqual([]);
  expect(await open(second.api, id!)).toMatchObject({ id, found: ['{"end":1}', '{"end":2}'] });
  expect(await soundOf(second.api)).toEqual(sound);
  await second.api.close('paused');
  expect(await open(second.api, id!, { ...on, key: 'another model' })).toMatchObject({ found: [] });
  await second.api.close('done');
  expect(await hasFileRuns()).toBe(false);
});

test('a file that was not read to its end goes on when it is chosen again', async () => {
  const { api } = startThread();
  const { id } = await open(api, tone('talk.wav'));
  await api.note('{"end":1}');
  await api.close('stopped');
  await removeWhole(id!);
  expect(await startThread().api.interrupted()).toEqual([]);
  expect(await open(api, tone('talk.wav'))).toMatchObject({ id, found: ['{"end":1}'] });
  expect((await soundOf(api)).length).toBeCloseTo(70 * speechRate, -3);
  await api.close('given-up');
});

/** A run whose thread has died while it was reading, when all of its file was copied. */
async function readInPart(file: File): Promise<string> {
  const { api, kill } = startThread();
  const { id } = await open(api, file);
  await api.piece(0);
  await api.note('{"end":1}');
  await expect.poll(() => sizeOf(`${id}.source`), { timeout: 5_000 }).toBe(file.size);
  expect(await sizeOf(`${id}.json`)).toBeNull();
  kill();
  return id!;
}

/** Of a tone of which the thread reads some at once, and all when it is asked for. */
const longTone = (name: string) => tone(name, 440, 200);

async function interruptedIn(api: FilesApi) {
  let found: Awaited<ReturnType<FilesApi['interrupted']>> = [];
  const look = async () => {
    found = await api.interrupted();
    return found.length;
  };
  // The browser lets go of what a dead thread had open a moment later.
  await expect.poll(look, { timeout: 5_000 }).toBe(1);
  return found[0];
}

test('a run of which not all was decoded goes on with a copy of its file, which goes when that is done', async () => {
  const file = longTone('talk.wav');
  const unbroken = startThread();
  await open(unbroken.api, file);
  const whole = await soundOf(unbroken.api);
  await unbroken.api.close('given-up');
  await removeFileSound();

  const id = await readInPart(file);
  const { api } = startThread();
  expect(await interruptedIn(api)).toMatchObject({ id, name: 'talk.wav', isPaused: false, isWhole: true });
  expect(await open(api, id)).toMatchObject({ id, found: ['{"end":1}'], duration: 200 });
  // It is being read, and is not removed as what nobody needs.
  await removeFileSound();
  expect(await sizeOf(`${id}.source`)).toBe(file.size);
  expect(await soundOf(api)).toEqual(whole);
  await expect.poll(() => sizeOf(`${id}.source`), { timeout: 5_000 }).toBeNull();
  await api.close('done');
  expect(await hasFileRuns()).toBe(false);
  expect(await open(api, file)).toMatchObject({ id });
  await api.close('given-up');
});

test('a run whose file was not copied to its end needs it again', async () => {
  const id = await readInPart(longTone('talk.wav'));
  const copy = await (await soundFolder()).getFileHandle(`${id}.source`);
  await (await copy.createWritable()).close();
  const { api } = startThread();
  expect(await interruptedIn(api)).toMatchObject({ id, isWhole: false });
  await expect(open(api, id)).rejects.toMatchObject({ code: 'file-interrupted' });
  expect(await open(api, longTone('talk.wav'))).toMatchObject({ id, found: ['{"end":1}'] });
  await api.close('given-up');
  expect(await fileSoundBytes()).toBe(0);
});

test('a run that goes on with a copy is not taken for that of the same file, chosen again', async () => {
  const id = await readInPart(longTone('talk.wav'));
  const { api } = startThread();
  await interruptedIn(api);
  expect((await open(api, longTone('talk.wav'))).id).not.toBe(id);
  await api.close('given-up');
  await api.discard(id, 'on');
  expect(await fileSoundBytes()).toBe(0);
});

test.each([
  ['there is no room for the sound any more', { ...on, most: 0 }],
  ['nothing is to be kept any more', { ...on, keep: 'not' }],
] as const)('a run whose file was copied needs it again where %s, and nothing of it stays', async (_, reading) => {
  const id = await readInPart(longTone('talk.wav'));
  const { api } = startThread();
  await interruptedIn(api);
  await expect(open(api, id, reading)).rejects.toMatchObject({ code: 'file-interrupted' });
  expect(await fileSoundBytes()).toBe(0);
  expect(await hasFileRuns()).toBe(false);
});

test('what is kept for its run alone goes with it, and what is not to be kept never is', async () => {
  const { api } = startThread();
  await open(api, tone('one.wav'), { ...on, keep: 'not' });
  await soundOf(api);
  expect(await fileSoundBytes()).toBe(0);
  await open(api, tone('one.wav'), { ...on, keep: 'for-run' });
  await soundOf(api);
  expect(await fileSoundBytes()).toBeGreaterThan(0);
  await api.close('done');
  expect(await fileSoundBytes()).toBe(0);
});

test('of what is given up the sound stays where it may, and nowhere else', async () => {
  const { api } = startThread();
  await open(api, tone('one.wav'));
  await soundOf(api);
  await api.close('done');
  for (const keep of ['on', 'for-run'] as const) {
    const { id } = await open(api, tone('one.wav'), { ...on, keep });
    await api.close('paused');
    await api.discard(id!, keep);
    expect((await fileSoundBytes()) > 0, keep).toBe(keep === 'on');
  }
});

test('what was not used for long is removed, and not what an interrupted run needs', async () => {
  const { api } = startThread();
  await open(api, tone('done.wav'));
  await soundOf(api);
  await api.close('done');
  await open(api, tone('talk.wav', 441));
  await soundOf(api);
  await api.close('paused');
  const both = await fileSoundBytes();
  await removeFileSound(Date.now() - 60_000);
  expect(await fileSoundBytes()).toBe(both);
  await removeFileSound(Date.now() + 60_000);
  expect(await fileSoundBytes()).toBeLessThan(both);
  expect(await open(api, tone('talk.wav', 441))).toMatchObject({ found: [] });
  expect((await soundOf(api)).length).toBeCloseTo(70 * speechRate, -3);
  await api.close('given-up');
});

test('sound of which the disk has lost some is decoded anew', async () => {
  const { api } = startThread();
  const { id } = await open(api, tone('talk.wav'));
  const whole = await soundOf(api);
  await api.close('done');
  const root = await navigator.storage.getDirectory();
  const file = await (await root.getDirectoryHandle('file-sound')).getFileHandle(`${id}.sound`);
  const writable = await file.createWritable();
  await writable.write(new Uint8Array(1000));
  await writable.close();
  expect((await open(api, tone('talk.wav'))).id).not.toBe(id);
  expect(await soundOf(api)).toEqual(whole);
  await api.close('given-up');
});

test('where the browser has forgotten what was kept, a file is read all the same, and kept anew', async () => {
  const { api } = startThread();
  await open(api, tone('talk.wav'));
  const whole = await soundOf(api);
  await api.close('done');
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('file-sound', { recursive: true });
  expect(await open(api, tone('talk.wav'))).toMatchObject({ found: [], duration: 70 });
  expect(await soundOf(api)).toEqual(whole);
  await api.close('done');
  expect(await fileSoundBytes()).toBeGreaterThan(0);
});

test('what is known of sound and was torn on the disk counts as not known', async () => {
  const { api } = startThread();
  const { id } = await open(api, tone('talk.wav'));
  await soundOf(api);
  await api.close('done');
  const root = await navigator.storage.getDirectory();
  const file = await (await root.getDirectoryHandle('file-sound')).getFileHandle(`${id}.json`);
  await (await file.createWritable()).close();
  expect((await open(api, tone('talk.wav'))).id).not.toBe(id);
  await api.close('given-up');
});

/** As if the thread had been killed before all was read. */
async function removeWhole(id: string): Promise<void> {
  await (await soundFolder()).removeEntry(`${id}.json`).catch(() => {});
}

async function soundFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle('file-sound');
}

/** Null where there is no such file. */
async function sizeOf(name: string): Promise<number | null> {
  const folder = await soundFolder();
  return folder.getFileHandle(name).then(
    async (handle) => (await handle.getFile()).size,
    () => null,
  );
}
