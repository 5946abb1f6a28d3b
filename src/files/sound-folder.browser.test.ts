/** The bound of what is kept, with files as threads leave them. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause } from '../core/time.ts';
import { removeFileSound } from '../platform/file-sound.ts';
import { SoundFolder } from './sound-folder.ts';

beforeEach(() => {
  // Beside the three sounds a thousand bytes are taken; half of the rest may be of files.
  vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 7_000, usage: 3_700 });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await removeFileSound();
});

async function write(name: string, bytes: number): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('file-sound', { create: true });
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writable.write(new Uint8Array(bytes));
  await writable.close();
}

/** Three sounds of 900 bytes, the first one longest not used. */
async function threeSounds(): Promise<SoundFolder> {
  for (const id of ['b', 'a', 'c']) {
    await write(`${id}.sound`, 900);
    await write(`${id}.json`, 2);
    await pause(20);
  }
  return (await SoundFolder.open())!;
}

async function names(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const found: string[] = [];
  for await (const name of (await root.getDirectoryHandle('file-sound')).keys()) found.push(name);
  return found.sort();
}

/** Then the bound alone counts. */
const browserGivesMore = () => vi.mocked(navigator.storage.estimate).mockResolvedValue({ quota: 1e6, usage: 0 });

const left = async () => (await names()).filter((name) => name.endsWith('.sound'));

test.each([
  ['what fits into the bound removes nothing', 300, true, ['a.sound', 'b.sound', 'c.sound']],
  ['what was longest not used makes room', 301, true, ['a.sound', 'c.sound']],
  ['as much goes as is needed', 2_100, true, ['c.sound']],
  ['all may go', 3_000, true, []],
  ['for what is larger than the bound nothing goes', 3_001, false, ['a.sound', 'b.sound', 'c.sound']],
] as const)('%s', async (_, bytes, hasRoom, rest) => {
  const folder = await threeSounds();
  expect(await folder.makeRoomFor(bytes, 1e9)).toBe(hasRoom);
  expect(await left()).toEqual(rest);
});

test('the copy of a file counts as sound does, and is removed where no run needs it', async () => {
  browserGivesMore();
  await write('c.log', 1);
  await write('c.source', 900);
  await write('d.source', 900);
  const folder = await threeSounds();
  const all = await names();
  expect(all.filter((name) => name.endsWith('.source'))).toEqual(['c.source']);
  expect([await folder.hasRoomFor(0, 3_600), await folder.hasRoomFor(1, 3_600)]).toEqual([true, false]);
  expect(await folder.makeRoomFor(1_201, 3_000)).toBe(false);
  expect(await folder.makeRoomFor(1_200, 3_000)).toBe(true);
  await folder.removeRun('c');
  expect(await names()).toEqual(['c.json', 'c.sound']);
});

test('the sound of a run stays, and counts', async () => {
  const folder = await threeSounds();
  await write('b.log', 1);
  expect(await folder.makeRoomFor(2_101, 1e9)).toBe(false);
  expect(await left()).toEqual(['a.sound', 'b.sound', 'c.sound']);
  expect(await folder.makeRoomFor(2_100, 1e9)).toBe(true);
  expect(await left()).toEqual(['b.sound']);
});

test('a person may want less than the browser gives, for what comes and for what is there', async () => {
  const folder = await threeSounds();
  expect(await folder.makeRoomFor(300, 2_100)).toBe(true);
  expect(await left()).toEqual(['a.sound', 'c.sound']);
  await folder.keepWithin(1_800);
  expect(await left()).toEqual(['a.sound', 'c.sound']);
  await folder.keepWithin(1_799);
  expect(await left()).toEqual(['c.sound']);
});

test('less than a run needs leaves its sound alone', async () => {
  const folder = await threeSounds();
  await write('b.log', 1);
  await folder.keepWithin(0);
  expect(await left()).toEqual(['b.sound']);
});
