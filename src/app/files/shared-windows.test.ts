/** Windows on several engines: in which order, what becomes of those whose engine dies, and that all come to an end. */

import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { seeded } from '../../core/random.ts';
import type { CheckedText } from '../../protocol/speech.ts';
import type { FurtherEngine } from '../engine/further-engines.ts';
import { ThreadDeath } from '../thread-supervisor.ts';
import { SharedWindows, type SharedWindowsPlan } from './shared-windows.ts';

const textOf = (window: number) => ({ text: `${window}`, doubt: null }) as CheckedText;
const died = (afterwards: 'restart' | 'handover' | 'none') =>
  new ThreadDeath(new AppError('thread-died', 'engine'), afterwards);

interface Turn {
  on: string;
  window: number;
  finish(): void;
  fail(error: unknown): void;
}

/** Windows are their lengths; what an engine is given ends when the test says so. */
function world(beside: number, plan: Partial<SharedWindowsPlan<number>> = {}) {
  const engine = (name: string) => ({ name, call: () => Promise.reject() }) as FurtherEngine & { name: string };
  const [main, ...members] = ['main', ...Array.from({ length: beside }, (_, at) => `beside ${at}`)].map(engine);
  let open = 0;
  const turns: Turn[] = [];
  const pool = {
    engines: () => members.slice(0, open),
    async grow(onReady: () => void) {
      if (open === members.length) return;
      open = members.length;
      onReady();
    },
    drop: (dropped: FurtherEngine) => void members.splice(members.indexOf(dropped as never), 1),
  };
  const shared = new SharedWindows<number>({
    engine: main!,
    pool,
    recognise: (on, window) =>
      new Promise((resolve, reject) => {
        const { name } = on as FurtherEngine & { name: string };
        const done = (settle: () => void) => {
          turns.splice(turns.indexOf(turn), 1);
          settle();
        };
        const turn: Turn = {
          on: name,
          window,
          finish: () => done(() => resolve(textOf(window))),
          fail: (error) => done(() => reject(error)),
        };
        turns.push(turn);
      }),
    lengthOf: (window) => window,
    mayGoOn: async () => {},
    signal: undefined,
    ...plan,
  });
  const onEngines = async () => {
    await settle();
    return turns.map(({ on, window }) => `${on}: ${window}`);
  };
  const turnOf = (window: number) => turns.find((turn) => turn.window === window)!;
  return { shared, turns, onEngines, turnOf, members };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('the first window goes first and alone, then the longest on every engine', async () => {
  const { shared, onEngines, turnOf } = world(1);
  const texts = [5, 9, 20, 12].map((window) => shared.add(window));
  expect(await onEngines()).toEqual(['main: 5']);
  turnOf(5).finish();
  expect(await onEngines()).toEqual(['beside 0: 20', 'main: 12']);
  turnOf(12).finish();
  expect(await onEngines()).toEqual(['beside 0: 20', 'main: 9']);
  turnOf(9).finish();
  turnOf(20).finish();
  expect((await Promise.all(texts)).map(({ text }) => text)).toEqual(['5', '9', '20', '12']);
});

test('a window whose engine dies is recognised by the current one', async () => {
  const { shared, onEngines, turnOf, members } = world(1);
  const texts = [1, 8, 7, 3].map((window) => shared.add(window));
  await settle();
  turnOf(1).finish();
  expect(await onEngines()).toEqual(['beside 0: 8', 'main: 7']);
  turnOf(8).fail(died('restart'));
  // It will not be given again what has killed it.
  expect(await onEngines()).toEqual(['main: 7', 'beside 0: 3']);
  turnOf(7).finish();
  expect(await onEngines()).toEqual(['beside 0: 3', 'main: 8']);
  turnOf(3).fail(died('none'));
  turnOf(8).finish();
  expect(await onEngines()).toEqual(['main: 3']);
  turnOf(3).finish();
  await Promise.all(texts);
  expect(members).toEqual([]);
});

test('the current engine is asked again as long as it can be restarted; then the window has failed', async () => {
  const { shared, turnOf } = world(0);
  const text = shared.add(4);
  await settle();
  turnOf(4).fail(died('restart'));
  await settle();
  turnOf(4).fail(died('none'));
  await expect(text).rejects.toMatchObject({ code: 'thread-died' });
});

test('at the end what waits is given up, and what an engine is at is waited for', async () => {
  const { shared, onEngines, turnOf, turns } = world(1);
  for (const window of [2, 3, 4, 5]) shared.add(window);
  await settle();
  turnOf(2).finish();
  expect(await onEngines()).toEqual(['beside 0: 5', 'main: 4']);
  let hasEnded = false;
  const ended = shared.end().then(() => {
    hasEnded = true;
  });
  turnOf(4).finish();
  await settle();
  expect(hasEnded).toBe(false);
  turnOf(5).fail(died('handover'));
  await ended;
  expect(turns).toEqual([]);
});

test('while somebody speaks no window begins', async () => {
  let goOn = () => {};
  let speaking = Promise.resolve();
  const { shared, onEngines, turnOf } = world(1, { mayGoOn: () => speaking });
  const texts = [1, 2, 3].map((window) => shared.add(window));
  await settle();
  speaking = new Promise((resolve) => {
    goOn = resolve;
  });
  turnOf(1).finish();
  expect(await onEngines()).toEqual([]);
  goOn();
  expect(await onEngines()).toEqual(['beside 0: 3', 'main: 2']);
  turnOf(3).finish();
  turnOf(2).finish();
  await Promise.all(texts);
});

test('whatever ends first, and whoever dies, each window gets its own text', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed);
    const { shared, turns } = world(Math.floor(3 * random()));
    const windows = Array.from({ length: 30 }, (_, at) => 100 * Math.ceil(20 * random()) + at);
    const texts = windows.map((window) => shared.add(window));
    for (let step = 0; step < 500; step++) {
      await Promise.resolve();
      const turn = turns[Math.floor(random() * turns.length)];
      if (!turn) continue;
      if (random() < 0.8) turn.finish();
      else turn.fail(died(turn.on !== 'main' && random() < 0.3 ? 'none' : random() < 0.5 ? 'handover' : 'restart'));
    }
    await settle();
    for (let turn = turns[0]; turn; turn = turns[0]) {
      turn.finish();
      await settle();
    }
    expect((await Promise.all(texts)).map(({ text }) => text)).toEqual(windows.map(String));
  }
});
