import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { CheckedText } from '../../protocol/speech.ts';
import { WindowsInOrder } from './windows-in-order.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const windowAt = (start: number) => ({
  voice: 0,
  samples: new Float32Array(1),
  range: { start, end: start + 1, speech: 1, certainty: 1 },
});
const text = (start: number): CheckedText => ({
  text: `${start}`,
  doubt: null,
  language: null,
  segments: null,
  words: null,
});

function deferred<Value>() {
  let settle!: { resolve(value: Value): void; reject(error: unknown): void };
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

/** A recogniser of which each window ends when the test says so. */
function world(atOnce: number, mayGoOn = async () => {}) {
  const begun: number[] = [];
  const open = new Map<number, ReturnType<typeof deferred<CheckedText>>>();
  let stops = 0;
  const recogniser = {
    atOnce,
    recognise(_samples: Float32Array, _voice: number, { start }: { start: number }) {
      begun.push(start);
      open.set(start, deferred<CheckedText>());
      return open.get(start)!.promise;
    },
    stop() {
      stops++;
      for (const each of open.values()) each.reject(new AppError('cancelled', 'stopped'));
    },
  };
  const abort = new AbortController();
  const windows = new WindowsInOrder({ recogniser, mayGoOn, signal: abort.signal });
  const texts = [0, 1, 2, 3].map((start) =>
    windows.add(windowAt(start)).then(
      ({ text: said }) => said,
      ({ code }) => code,
    ),
  );
  return {
    windows,
    begun,
    texts,
    abort,
    stops: () => stops,
    done: (start: number) => open.get(start)!.resolve(text(start)),
    fail: (start: number) => open.get(start)!.reject(new AppError('remote-failed', 'no')),
  };
}

test('so many are at work at a time, they begin in order, and each has its text', async () => {
  const { begun, texts, done } = world(2);
  await settle();
  expect(begun).toEqual([0, 1]);
  done(1);
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  done(2);
  done(0);
  await settle();
  done(3);
  expect(await Promise.all(texts)).toEqual(['0', '1', '2', '3']);
});

test('behind a failure none begins, and what is under way goes on', async () => {
  const { begun, texts, done, fail } = world(2);
  await settle();
  fail(0);
  await settle();
  expect(begun).toEqual([0, 1]);
  done(1);
  expect(await Promise.all(texts)).toEqual(['remote-failed', '1', 'remote-failed', 'remote-failed']);
});

test('at the end what is under way is given up, and what waits never begins', async () => {
  const { begun, texts, windows, stops } = world(2);
  await settle();
  await windows.end();
  expect(stops()).toBe(1);
  expect(await Promise.all(texts.slice(0, 2))).toEqual(['cancelled', 'cancelled']);
  expect(begun).toEqual([0, 1]);
});

test('whoever speaks comes first, and what was cancelled does not begin', async () => {
  const speaking = deferred<void>();
  const { begun, texts, abort } = world(4, () => speaking.promise);
  await settle();
  expect(begun).toEqual([]);
  abort.abort();
  speaking.resolve();
  expect(new Set(await Promise.all(texts))).toEqual(new Set(['cancelled']));
  expect(begun).toEqual([]);
});
