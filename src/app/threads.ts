/**
 * Workers with an owner. A call to a dead worker would stay pending for ever (comlink#601): here it rejects with `thread-died`, the
 * thread is started again and prepared as before, and whoever used it is told. Nobody else starts a worker.
 */

import { type Remote, wrap } from 'comlink';
import { AppError } from '../core/errors.ts';
import { pause } from '../core/time.ts';
import { carryErrorCodes } from '../protocol/serve.ts';

const heartbeatMs = 2_000;
/** A pass over a long segment on a slow device may keep a thread busy for seconds. */
const silenceMs = 15_000;

export interface Pingable {
  ping(): void;
}

export interface Thread<Api extends object> {
  /** Starts the thread if need be, waits until it is prepared, and makes the call. Rejects when the thread dies meanwhile. */
  call<Result>(use: (api: Remote<Api>) => Promise<Result>): Promise<Result>;
  /** Ends the thread; the next call starts it anew. */
  kill(): void;
}

export interface ThreadPlan<Api extends object> {
  name: string;
  create: () => Worker;
  /** Brings a new thread to the state in which calls are useful. */
  prepare: (api: Remote<Api>) => Promise<void>;
  /** Preparing failed, or the thread died while it lasted. */
  onUnprepared?: (error: unknown) => void;
}

interface Running<Api extends object> {
  worker: Worker;
  api: Remote<Api>;
  ready: Promise<void>;
  /** Rejects when the thread dies; never resolves. */
  death: Promise<never>;
  die: (error: AppError) => void;
  pending: number;
}

carryErrorCodes();

export function superviseThread<Api extends Pingable>({
  name,
  create,
  prepare,
  onUnprepared,
}: ThreadPlan<Api>): Thread<Api> {
  let running: Running<Api> | undefined;

  function start(): Running<Api> {
    const worker = create();
    const api = wrap<Api>(worker);
    const { promise: death, reject } = Promise.withResolvers<never>();
    death.catch(() => {});
    const thread: Running<Api> = { worker, api, death, ready: Promise.resolve(), pending: 0, die };
    function die(error: AppError): void {
      if (running === thread) running = undefined;
      worker.terminate();
      reject(error);
    }
    worker.onerror = (event) => {
      event.preventDefault();
      die(new AppError('thread-died', `${name}: ${event.message}`));
    };
    worker.onmessageerror = () => die(new AppError('thread-died', `${name}: a message could not be read`));
    thread.ready = Promise.race([prepare(api), death]);
    // A thread that could not be prepared is not kept: the next call tries a new one.
    thread.ready.catch((error) => {
      die(new AppError('thread-died', `${name} could not be prepared`));
      onUnprepared?.(error);
    });
    void watch(thread);
    return thread;
  }

  /** Pings the thread while someone waits for it; but preparing may take as long as a slow network does. */
  async function watch(thread: Running<Api>): Promise<void> {
    await thread.ready.catch(() => {});
    while (running === thread) {
      await pause(heartbeatMs);
      if (thread.pending === 0) continue;
      const answer = thread.api.ping().then(() => true);
      const isAlive = await Promise.race([answer, pause(silenceMs).then(() => false)]).catch(() => false);
      if (!isAlive) thread.die(new AppError('thread-died', `${name} does not answer`));
    }
  }

  return {
    async call(use) {
      running ??= start();
      const thread = running;
      thread.pending++;
      try {
        await thread.ready;
        return await Promise.race([use(thread.api), thread.death]);
      } catch (error) {
        // A thread may declare itself dead: its runtime has failed.
        if (isDeath(error)) thread.die(error);
        throw error;
      } finally {
        thread.pending--;
      }
    },
    kill() {
      running?.die(new AppError('thread-died', `${name} was ended`));
    },
  };
}

/** For work that may be done twice: when the thread dies under it, it is done again on the next one. */
export async function againIfThreadDies<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isDeath(error)) return work();
    throw error;
  }
}

export function isDeath(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'thread-died';
}
