import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { againIfThreadDies, superviseThread } from './threads.ts';

interface Api {
  ping(): void;
  work(): void;
}

/** A worker that answers every call at once, until it hangs. */
class FakeWorker extends EventTarget {
  isHanging = false;
  isTerminated = false;

  postMessage(message: { id: string }): void {
    if (this.isHanging) return;
    const data = { id: message.id, type: 'RAW', value: undefined };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

let workers: FakeWorker[] = [];

function supervised() {
  return superviseThread<Api>({
    name: 'test',
    create: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    prepare: async (api) => api.ping(),
  });
}

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a thread that is killed rejects what waits for it, and the next call starts another', async () => {
  const thread = supervised();
  await thread.call(async (api) => api.work());
  workers[0]!.isHanging = true;
  const waiting = thread.call(async (api) => api.work());
  thread.kill();
  await expect(waiting).rejects.toMatchObject({ code: 'thread-died' });
  await thread.call(async (api) => api.work());
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test('a thread that hangs under a call is noticed and replaced', async () => {
  const thread = supervised();
  await thread.call(async (api) => api.work());
  workers[0]!.isHanging = true;
  const done = againIfThreadDies(() => thread.call(async (api) => api.work()));
  await vi.advanceTimersByTimeAsync(20_000);
  await done;
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test('a thread that nobody waits for is left alone', async () => {
  const thread = supervised();
  await thread.call(async (api) => api.work());
  workers[0]!.isHanging = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers[0]!.isTerminated).toBe(false);
});
