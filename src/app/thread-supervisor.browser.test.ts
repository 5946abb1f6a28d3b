import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError, type ErrorCode, toWire } from '../core/errors.ts';
import { beater } from '../protocol/beat.ts';
import { isDeath, retryOnThreadDeath, superviseThread, type ThreadPlan } from './thread-supervisor.ts';

interface Api {
  ping(): void;
  work(): void;
}

/** A worker that answers every call immediately, until a test makes it hang. */
class FakeWorker extends EventTarget {
  isHanging = false;
  isTerminated = false;
  /** Error code with which calls after the first one fail. */
  fails: ErrorCode | null = null;
  readonly #waiting: { id: string; path: string[] }[] = [];

  beat(): void {
    beater({ postMessage: (data) => this.dispatchEvent(new MessageEvent('message', { data })) })();
  }

  /** Answers the calls that arrived while the worker hung. */
  answer(): void {
    this.isHanging = false;
    for (const message of this.#waiting.splice(0)) this.postMessage(message);
  }

  postMessage(message: { id: string; path: string[] }): void {
    if (this.isHanging) return void this.#waiting.push(message);
    const error = this.fails && message.path[0] === 'work' ? new AppError(this.fails, 'in the thread') : null;
    const answer = error ? { type: 'HANDLER', name: 'throw', value: toWire(error) } : { type: 'RAW', value: undefined };
    const data = { id: message.id, ...answer };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

let workers: FakeWorker[] = [];

function supervised(plan: Partial<ThreadPlan<Api>> = {}) {
  return superviseThread<Api>({
    ...plan,
    name: 'test',
    create: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    prepare: plan.prepare ?? (async (api) => api.ping()),
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
  const done = retryOnThreadDeath(() => thread.call(async (api) => api.work()));
  await vi.advanceTimersByTimeAsync(40_000);
  await done;
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

describe('slow is not dead', () => {
  /** The worker of a thread that has a call pending and does not answer. */
  async function hung(thread: ReturnType<typeof supervised>): Promise<FakeWorker> {
    await thread.call(async (api) => api.ping());
    const worker = workers.at(-1)!;
    worker.isHanging = true;
    thread.call(async (api) => api.work()).catch(() => {});
    return worker;
  }

  test('a thread that tells of progress is left alone, however long it takes', async () => {
    const worker = await hung(supervised());
    for (let second = 0; second < 300; second += 20) {
      await vi.advanceTimersByTimeAsync(20_000);
      worker.beat();
    }
    expect(worker.isTerminated).toBe(false);
  });

  test('on a device that has been silent for seconds and went on, one run may take ten times as long', async () => {
    const worker = await hung(supervised());
    await vi.advanceTimersByTimeAsync(20_000);
    worker.beat();
    await vi.advanceTimersByTimeAsync(170_000);
    expect(worker.isTerminated).toBe(false);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(worker.isTerminated).toBe(true);
  });

  test('what was lost to a silence is done again, and waited for ten times as long', async () => {
    const failures: ErrorCode[] = [];
    const thread = supervised({ mayRestart: ({ error }) => failures.push(error.code) < 9 });
    await thread.call(async (api) => api.ping());
    workers[0]!.isHanging = true;
    let tries = 0;
    const done = retryOnThreadDeath(() =>
      thread.call(async (api) => {
        if (++tries === 2) workers[1]!.isHanging = true;
        return api.work();
      }),
    );
    // The processor becomes twenty times slower during the work: each run takes longer than any run before.
    await vi.advanceTimersByTimeAsync(150_000);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    expect(failures).toEqual(['thread-slow']);
    workers[1]!.answer();
    await done;
    expect(tries).toBe(2);
  });
});

test('a thread that nobody waits for is left alone', async () => {
  const thread = supervised();
  await thread.call(async (api) => api.work());
  workers[0]!.isHanging = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers[0]!.isTerminated).toBe(false);
});

test.each(['gpu-lost', 'output-broken', 'out-of-memory'] as const)(
  'a thread whose call fails with %s is not used again, and the work is done on the next one',
  async (code) => {
    const thread = supervised();
    await thread.call(async (api) => api.ping());
    workers[0]!.fails = code;
    await retryOnThreadDeath(() => thread.call(async (api) => api.work()));
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  },
);

test('any other error leaves the thread as it is', async () => {
  const thread = supervised();
  await thread.call(async (api) => api.ping());
  workers[0]!.fails = 'bad-argument';
  await expect(thread.call(async (api) => api.work())).rejects.toMatchObject({ code: 'bad-argument' });
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([false]);
});

test('what dies twice in a row and does nothing between is not tried a third time, and says why', async () => {
  const failed: AppError[] = [];
  const thread = supervised({ onFailed: (error) => failed.push(error) });
  let tries = 0;
  const work = retryOnThreadDeath(() =>
    thread.call(async (api) => {
      tries++;
      workers.at(-1)!.fails = 'output-broken';
      return api.work();
    }),
  );
  await expect(work).rejects.toMatchObject({ code: 'output-broken' });
  expect(tries).toBe(2);
  expect(failed.map(({ code }) => code)).toEqual(['output-broken']);
});

test('whoever plans the thread decides whether another one may do better, and is told who missed it', async () => {
  const demises: unknown[] = [];
  const thread = supervised({
    mayRestart: ({ error, isMissed }) => demises.push([error.code, isMissed]) < 3,
  });
  const work = retryOnThreadDeath(() =>
    thread.call(async (api) => {
      workers.at(-1)!.fails = 'gpu-lost';
      return api.work();
    }),
  );
  await expect(work).rejects.toMatchObject({ code: 'gpu-lost' });
  expect(demises).toEqual([
    ['gpu-lost', true],
    ['gpu-lost', true],
    ['gpu-lost', true],
  ]);
});

test('a thread that gives way is no failure: what waits for it is told that another one takes over', async () => {
  const mayRestart = vi.fn(() => true);
  const thread = supervised({ mayRestart });
  await thread.call(async (api) => api.ping());
  workers[0]!.isHanging = true;
  const waiting = thread.call(async (api) => api.work()).catch((error: unknown) => error);
  expect(thread.isBusy()).toBe(true);
  thread.handOver();
  const death = await waiting;
  expect(isDeath(death) && death.afterwards).toBe('handover');
  expect(mayRestart).not.toHaveBeenCalled();
  expect(workers[0]!.isTerminated).toBe(true);
});

test('preparing that fails for want of a file is told as it is, and tried again with the next call', async () => {
  const failed: AppError[] = [];
  let isThere = false;
  const thread = supervised({
    prepare: async () => {
      if (!isThere) throw new AppError('asset-missing', 'no network');
    },
    onFailed: (error) => failed.push(error),
  });
  await expect(thread.call(async (api) => api.work())).rejects.toMatchObject({ code: 'asset-missing' });
  isThere = true;
  await thread.call(async (api) => api.work());
  expect(failed.map(({ code }) => code)).toEqual(['asset-missing']);
});

test('preparing that runs out of memory is a death, so that something smaller may be tried', async () => {
  let attempts = 0;
  const thread = supervised({
    prepare: async () => {
      if (++attempts === 1) throw new AppError('out-of-memory', 'too large');
    },
  });
  await retryOnThreadDeath(() => thread.call(async (api) => api.work()));
  expect(attempts).toBe(2);
});
