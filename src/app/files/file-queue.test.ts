import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { FileQueue, type Turn } from './file-queue.ts';
import type { QueuedFile } from './file-state.ts';

/** A queue whose files end when the test says so. */
function world(...names: string[]) {
  const list = signal<readonly QueuedFile[]>([]);
  const queue = new FileQueue(list);
  const begun: string[] = [];
  const turns = new Map<string, Turn & { finish(): void; fail(error: Error): void }>();
  const add = (name: string) =>
    queue.add(name, (turn) => {
      begun.push(name);
      return new Promise((resolve, reject) => {
        const finish = () => resolve({ at: 'done', transcript: `text of ${name}`, withheld: 0 });
        turns.set(name, { ...turn, finish, fail: reject });
        turn.signal.addEventListener('abort', () => reject(new AppError('cancelled', name)));
      });
    });
  const ended = names.map(add);
  const idOf = (name: string) => list.value.find((file) => file.name === name)!.id;
  const states = () => list.value.map(({ name, state }) => `${name} ${state.at}`);
  return { list, queue, begun, turn: (name: string) => turns.get(name)!, add, ended, idOf, states };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('files run one after another, and each says how far it is', async () => {
  const { list, turn, begun, states, ended } = world('a', 'b');
  expect(states()).toEqual(['a running', 'b waiting']);
  turn('a').tell(30, 120, 'Hello.');
  turn('a').tell(40, 120, '');
  expect(list.value[0]).toMatchObject({ duration: 120, state: { at: 'running', seconds: 40, text: 'Hello.' } });
  turn('a').finish();
  await ended[0];
  await settle();
  expect(states()).toEqual(['a done', 'b running']);
  expect(begun).toEqual(['a', 'b']);
});

test('a cancelled file leaves, and the next one goes on', async () => {
  const { queue, states, idOf, ended } = world('a', 'b', 'c');
  queue.cancel(idOf('a'));
  queue.cancel(idOf('c'));
  await Promise.all([ended[0], ended[2]]);
  await settle();
  expect(states()).toEqual(['b running']);
});

test('all of them can be cancelled, and what is added then runs', async () => {
  const { queue, states, begun, ended, add } = world('a', 'b', 'c');
  queue.cancelAll();
  await Promise.all(ended);
  expect(states()).toEqual([]);
  expect(begun).toEqual(['a']);
  void add('d');
  await settle();
  expect(states()).toEqual(['d running']);
});

test('a failed file keeps its name and its reason, the others go on, and it can be tried again', async () => {
  const { queue, list, turn, states, idOf, begun } = world('a', 'b');
  turn('a').fail(new AppError('file-no-audio', 'a video'));
  await settle();
  expect(states()).toEqual(['a failed', 'b running']);
  expect(list.value[0]!.state).toMatchObject({ error: { code: 'file-no-audio' } });
  queue.retry(idOf('a'));
  expect(states()).toEqual(['b running', 'a waiting']);
  turn('b').finish();
  await settle();
  expect(begun).toEqual(['a', 'b', 'a']);
});

test('a waiting file can be put forward, but not before the one that runs', async () => {
  const { queue, states, idOf } = world('a', 'b', 'c');
  queue.advance(idOf('c'));
  queue.advance(idOf('c'));
  expect(states()).toEqual(['a running', 'c waiting', 'b waiting']);
});

test('a single file that is done leaves, and so do those of before when the next ones come', async () => {
  const { turn, states, add, ended } = world('a');
  turn('a').finish();
  await ended[0];
  expect(states()).toEqual([]);
  void add('b');
  void add('c');
  await settle();
  turn('b').finish();
  await settle();
  turn('c').fail(new AppError('file-empty', 'c'));
  await settle();
  expect(states()).toEqual(['b done', 'c failed']);
  void add('d');
  await settle();
  expect(states()).toEqual(['d running']);
});

test('work for a script has its turn, and hands on its result or its error', async () => {
  const { queue, turn, states } = world('a');
  const result = queue.run('script', async () => 7);
  const failure = queue.run('bad', async () => {
    throw new AppError('file-empty', 'bad');
  });
  turn('a').finish();
  expect(await result).toBe(7);
  await expect(failure).rejects.toMatchObject({ code: 'file-empty' });
  expect(states()).toEqual(['a done']);
  const given = queue.run('given up', () => new Promise<never>((_, reject) => reject(new AppError('cancelled', ''))));
  await expect(given).rejects.toMatchObject({ code: 'cancelled' });
});
