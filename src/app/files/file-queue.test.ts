import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { FileQueue, type Turn } from './file-queue.ts';
import type { Done, QueuedFile } from './file-state.ts';

/** A queue whose files end when the test says so. */
function world(...names: string[]) {
  const list = signal<readonly QueuedFile[]>([]);
  const queue = new FileQueue(list);
  const begun: string[] = [];
  const turns = new Map<string, Turn & { finish(isOpened?: boolean): void; fail(error: Error): void }>();
  const forgotten: string[] = [];
  const heard: string[] = [];
  const run = (name: string, turn: Turn) =>
    new Promise<Done>((resolve, reject) => {
      begun.push(name);
      const finish = (isOpened = true) =>
        resolve({ at: 'done', transcript: `text of ${name}`, withheld: 0, offer: null, isOpened });
      turns.set(name, { ...turn, finish, fail: reject });
      turn.signal.addEventListener('abort', () => reject(new AppError('cancelled', name)));
    });
  const add = (name: string, about: Parameters<FileQueue['add']>[2] = {}) =>
    queue.add(
      name,
      {
        run: (turn) => run(name, turn),
        forget: () => forgotten.push(name),
        hear: (track) => heard.push(`${name} ${track}`),
      },
      about,
    );
  const ended = names.map((name) => add(name));
  const idOf = (name: string) => list.value.find((file) => file.name === name)!.id;
  const states = () => list.value.map(({ name, state }) => `${name} ${state.at}`);
  return { list, queue, begun, forgotten, heard, turn: (name: string) => turns.get(name)!, add, ended, idOf, states };
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

test('a paused file lets the next one go on, and goes on itself when it is told to', async () => {
  const { queue, states, idOf, begun, turn, forgotten } = world('a', 'b', 'c');
  queue.pause(idOf('a'));
  queue.pause(idOf('c'));
  await settle();
  expect(states()).toEqual(['a paused', 'b running', 'c paused']);
  queue.goOn(idOf('a'));
  turn('b').finish();
  await settle();
  expect(states()).toEqual(['a running', 'b done', 'c paused']);
  expect(begun).toEqual(['a', 'b', 'a']);
  expect(turn('a').signal.aborted).toBe(false);
  expect(forgotten).toEqual([]);
});

test('a file that is told to go on before its turn has ended goes on after it', async () => {
  const { queue, states, idOf, begun, turn } = world('a');
  queue.pause(idOf('a'));
  queue.goOn(idOf('a'));
  turn('a').tell(5, 60, '');
  expect(states()).toEqual(['a waiting']);
  await settle();
  expect(states()).toEqual(['a running']);
  expect(begun).toEqual(['a', 'a']);
});

test('a file that is given up while its pause begins is gone', async () => {
  const { queue, states, idOf, turn, forgotten } = world('a', 'b');
  queue.pause(idOf('a'));
  queue.cancel(idOf('a'));
  turn('a').tell(5, 60, '');
  await settle();
  expect(states()).toEqual(['b running']);
  expect(forgotten).toEqual(['a']);
});

test('all of them can be paused and go on in their order, and a paused one can be given up', async () => {
  const { queue, states, idOf, add, forgotten } = world('a', 'b', 'c');
  queue.pauseAll();
  await settle();
  expect(states()).toEqual(['a paused', 'b paused', 'c paused']);
  queue.cancel(idOf('b'));
  queue.goOnAll();
  void add('d', { state: { at: 'paused' }, duration: 60 });
  await settle();
  expect(states()).toEqual(['a running', 'c waiting', 'd paused']);
  queue.cancelAll();
  await settle();
  expect(states()).toEqual([]);
  expect(forgotten).toEqual(['b', 'c', 'd']);
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

test('ten thousand files can be added and given up, and the page is not held up', async () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `${i}`);
  const started = performance.now();
  const { queue, list, ended } = world(...names);
  expect(list.value).toHaveLength(10_000);
  queue.cancelAll();
  await Promise.all(ended);
  expect(list.value).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a single file that is not shown, as somebody dictates, stays in the list', async () => {
  const { turn, states, ended } = world('a.wav');
  turn('a.wav').finish(false);
  await ended[0];
  expect(states()).toEqual(['a.wav done']);
});

test('files that a person is asked about wait for the answer, while others run', async () => {
  const { queue, list, states, turn, add } = world('a');
  const placed: boolean[] = [];
  const ended = queue.add(
    'b',
    {
      run: (its) =>
        new Promise((_, reject) => its.signal.addEventListener('abort', () => reject(new AppError('cancelled', '')))),
      place: (isSent) => placed.push(isSent),
    },
    { state: { at: 'asked' } },
  );
  void add('c');
  turn('a').finish();
  await settle();
  expect(states()).toEqual(['a done', 'b asked', 'c running']);
  queue.place('speech.example');
  expect(placed).toEqual([true]);
  expect(list.value.map(({ host }) => host)).toEqual([undefined, 'speech.example', undefined]);
  expect(states()).toEqual(['a done', 'b waiting', 'c running']);
  queue.cancelAll();
  await ended;
});

test('the rest of a file that a server has failed at is done here', async () => {
  const { queue, list } = world();
  const placed: boolean[] = [];
  const outcomes = [new AppError('remote-failed', ''), null];
  const run = async () => {
    const error = outcomes.shift();
    if (error) throw error;
    return { at: 'done', transcript: 't', withheld: 0, offer: null, isOpened: false } as const;
  };
  const ended = queue.add('a', { run, place: (isSent) => placed.push(isSent) }, { state: { at: 'asked' } });
  queue.place('speech.example');
  await ended;
  const [{ id }] = list.value as [QueuedFile];
  queue.restHere(id);
  await settle();
  expect(placed).toEqual([true, false]);
  expect(list.value).toMatchObject([{ state: { at: 'done' } }]);
  expect(list.value[0]).not.toHaveProperty('host');
});

const tracks = {
  heard: 1,
  all: [1, 2].map((number) => ({ number, language: null, name: null, isCommentary: false })),
  mayChoose: true,
};

test('a file with several tracks stays when it is done, and another track is heard behind those that wait', async () => {
  const { queue, list, turn, states, idOf, begun, heard } = world('a');
  turn('a').tellTracks(tracks);
  turn('a').finish();
  await settle();
  expect(states()).toEqual(['a done']);
  expect(list.value[0]!.tracks).toEqual(tracks);
  queue.hear(idOf('a'), 2);
  expect(states()).toEqual(['a running']);
  expect(list.value[0]!.tracks!.heard).toBe(2);
  expect([heard, begun]).toEqual([['a 2'], ['a', 'a']]);
});

test('a file that is told to be heard anew in its turn begins at once, even when it has just come to its end', async () => {
  const { queue, turn, states, idOf, begun } = world('a', 'b');
  const first = turn('a');
  first.tellTracks(tracks);
  first.finish();
  queue.hear(idOf('a'), 2);
  expect(first.signal.reason).toBe('again');
  await settle();
  expect(states()).toEqual(['a running', 'b waiting']);
  turn('a').finish();
  await settle();
  expect(states()).toEqual(['a done', 'b running']);
  expect(begun).toEqual(['a', 'a', 'b']);
});

test('of a single track nothing is told', async () => {
  const { list, turn, states } = world('a');
  turn('a').tellTracks({ ...tracks, all: [] });
  expect(list.value[0]!.tracks).toBeUndefined();
  turn('a').finish();
  await settle();
  expect(states()).toEqual([]);
});
