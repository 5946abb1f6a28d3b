import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { FileQueue } from './file-queue.ts';
import type { QueuedFile } from './file-state.ts';
import { keepThoseThatWait } from './keep-waiting.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** The first file is in its turn, and says something when the test wants it; the others wait. */
async function world(files: number) {
  const list = signal<readonly QueuedFile[]>([]);
  const isDictating = signal(false);
  const queue = new FileQueue(list);
  keepThoseThatWait({ queue, list, isDictating });
  const kept: number[] = [];
  let say = (_: string) => {};
  for (let file = 0; file < files; file++) {
    const run = (turn: { tell(seconds: number, duration: null, text: string): void }) => {
      say = (text) => turn.tell(1, null, text);
      return new Promise<null>(() => {});
    };
    const keep = async () => {
      kept.push(file);
      await settle();
    };
    void queue.add(`${file}`, { run, keep });
  }
  await settle();
  const says = async (text: string) => {
    say(text);
    await settle();
  };
  return { queue, list, isDictating, kept, says };
}

test('files that wait are kept one after another, each once, when the first text is there', async () => {
  const { kept, says } = await world(4);
  await says('');
  expect(kept).toEqual([]);
  await says('Hello.');
  expect(kept).toEqual([1]);
  await expect.poll(() => kept).toEqual([1, 2, 3]);
  await says('Again.');
  await settle();
  expect(kept).toEqual([1, 2, 3]);
});

test('not while somebody dictates', async () => {
  const { kept, says, isDictating } = await world(3);
  isDictating.value = true;
  await says('Hello.');
  await settle();
  expect(kept).toEqual([]);
  isDictating.value = false;
  await expect.poll(() => kept).toEqual([1, 2]);
});

test('of ten thousand the next fifty', async () => {
  const { kept, says, queue, list } = await world(10_000);
  await says('Hello.');
  await expect.poll(() => kept.length).toBe(50);
  expect(kept.at(-1)).toBe(50);
  queue.cancel(list.value[1]!.id);
  await expect.poll(() => kept.length).toBe(51);
});
