/**
 * Workers with an owner. A call to a dead worker would stay pending for ever (comlink#601): here it rejects with a ThreadDeath, the
 * thread is started again and prepared as before, and whoever used it is told. Nobody else starts a worker.
 */

import { type Remote, wrap } from 'comlink';
import { AppError, type ErrorCode, runtimeDeaths } from '../core/errors.ts';
import { pause } from '../core/time.ts';
import { isBeat } from '../protocol/beat.ts';
import { carryErrorCodes } from '../protocol/serve.ts';

const heartbeatMs = 2_000;
/**
 * A thread is given up when it has been silent for this long, and for ten times as long as one of its kind ever was that went on: one run
 * over a long segment may take a slow device many seconds.
 */
const leastSilenceMs = 30_000;
const patience = 10;

/** After an error with one of these a thread is not to be trusted again. */
const deathCodes: readonly ErrorCode[] = [...runtimeDeaths, 'backend-unsupported'];

export interface Pingable {
  ping(): void;
}

/** What becomes of the work of a thread that has ended. */
type Afterwards =
  /** The next call starts the thread anew. */
  | 'restart'
  /** It was ended because another one does its work from now on. */
  | 'handover'
  /** Nothing is left to try; a call starts all over. */
  | 'none';

export class ThreadDeath extends AppError {
  readonly afterwards: Afterwards;

  constructor({ code, message, details }: AppError, afterwards: Afterwards) {
    super(code, message, { details });
    this.afterwards = afterwards;
  }
}

export interface Thread<Api extends object> {
  /** Starts the thread if need be, waits until it is prepared, and makes the call. Rejects when the thread dies meanwhile. */
  call<Result>(use: (api: Remote<Api>) => Promise<Result>): Promise<Result>;
  /** Somebody waits for an answer. */
  isBusy(): boolean;
  /** Ends the thread as a crash would; the next call starts it anew. */
  kill(): void;
  /** Ends the thread without its being a failure: whoever waits is told that another one takes over. */
  handOver(): void;
}

export interface DeathReport {
  error: AppError;
  /** Milliseconds since the thread was prepared; 0 when it never was. */
  livedMs: number;
  /** It has answered a call since. */
  hasWorked: boolean;
  /** Somebody waited for an answer. */
  isMissed: boolean;
}

export interface ThreadPlan<Api extends object> {
  name: string;
  create: () => Worker;
  /** Brings a new thread to the state in which calls are useful; without it, it is from the start. */
  prepare?: (api: Remote<Api>) => Promise<void>;
  /** Whether another one may do better; without it, unless two died in a row that had done nothing. */
  mayRestart?: (report: DeathReport) => boolean;
  /** It cannot be prepared, or died and is not started again by itself. */
  onFailed?: (error: AppError) => void;
}

interface Running<Api extends object> {
  api: Remote<Api>;
  ready: Promise<void>;
  /** Rejects when the thread ends; never resolves. */
  death: Promise<never>;
  pending: number;
  /** By the page's clock; not before it is. */
  preparedAt: number;
  hasWorked: boolean;
  /** Milliseconds without a sign of life while somebody waits. */
  silentMs: number;
  end(death: ThreadDeath): void;
  /** The thread is done for; the same answer however often it is said. */
  die(error: AppError): ThreadDeath;
}

carryErrorCodes();

export function superviseThread<Api extends Pingable>(plan: ThreadPlan<Api>): Thread<Api> {
  const { name, create, prepare = async () => {}, onFailed } = plan;
  const mayRestart = plan.mayRestart ?? mayRestartOnce();
  let running: Running<Api> | undefined;
  let longestSilenceMs = 0;

  function start(): Running<Api> {
    const worker = create();
    const { promise: death, reject } = Promise.withResolvers<never>();
    death.catch(() => {});
    let ended: ThreadDeath | undefined;
    const thread: Running<Api> = {
      api: wrap<Api>(worker),
      death,
      ready: death,
      pending: 0,
      preparedAt: Number.POSITIVE_INFINITY,
      hasWorked: false,
      silentMs: 0,
      end(how) {
        ended ??= how;
        if (running === thread) running = undefined;
        worker.terminate();
        reject(ended);
      },
      die(error) {
        if (ended) return ended;
        const livedMs = Math.max(0, performance.now() - thread.preparedAt);
        const { hasWorked, pending } = thread;
        const isAgain = mayRestart({ error, livedMs, hasWorked, isMissed: pending > 0 });
        const how = new ThreadDeath(error, isAgain ? 'restart' : 'none');
        thread.end(how);
        if (!isAgain) onFailed?.(how);
        return how;
      },
    };
    const die = (what: string) => thread.die(new AppError('thread-died', `${name}: ${what}`));
    worker.onerror = (event) => {
      event.preventDefault();
      die(event.message);
    };
    worker.addEventListener('message', ({ data }) => {
      if (isBeat(data)) goesOn(thread);
    });
    worker.onmessageerror = () => die('a message could not be read');
    thread.ready = Promise.race([prepare(thread.api), death]);
    thread.ready.then(
      () => {
        thread.preparedAt = performance.now();
      },
      (error) => {
        if (ended) return;
        if (isDeathly(error)) return thread.die(error);
        // A thread that could not be prepared is not kept: the next call tries a new one.
        thread.end(new ThreadDeath(new AppError('thread-died', `${name} could not be prepared`), 'none'));
        onFailed?.(error);
      },
    );
    void watch(thread);
    return thread;
  }

  function goesOn(thread: Running<Api>): void {
    longestSilenceMs = Math.max(longestSilenceMs, thread.silentMs);
    thread.silentMs = 0;
  }

  /**
   * Pings the thread while someone waits for it, but for preparing, which may take as long as a slow network does. Time is counted in
   * heartbeats: a device that slept meanwhile has not been waiting.
   */
  async function watch(thread: Running<Api>): Promise<void> {
    for (;;) {
      await pause(heartbeatMs);
      if (running !== thread) return;
      if (thread.pending === 0) {
        thread.silentMs = 0;
        continue;
      }
      if (thread.silentMs === 0) {
        const answers = () => goesOn(thread);
        thread.api.ping().then(answers, answers);
      }
      thread.silentMs += heartbeatMs;
      const isPrepared = Number.isFinite(thread.preparedAt);
      if (!isPrepared || thread.silentMs < Math.max(leastSilenceMs, patience * longestSilenceMs)) continue;
      const error = new AppError('thread-slow', `${name} has been silent for ${thread.silentMs / 1000} s`);
      // What is done again is waited for.
      goesOn(thread);
      thread.die(error);
    }
  }

  return {
    async call(use) {
      running ??= start();
      const thread = running;
      thread.pending++;
      try {
        await thread.ready;
        const result = await Promise.race([use(thread.api), thread.death]);
        thread.hasWorked = true;
        return result;
      } catch (error) {
        // A thread may declare itself dead: its runtime has failed.
        throw isDeathly(error) ? thread.die(error) : error;
      } finally {
        thread.pending--;
      }
    },
    isBusy: () => (running?.pending ?? 0) > 0,
    kill: () => void running?.die(new AppError('thread-died', `${name} was ended`)),
    handOver: () =>
      running?.end(new ThreadDeath(new AppError('thread-died', `${name}: another takes over`), 'handover')),
  };
}

/** A thread that dies once more before it has done anything is not started a third time. */
function mayRestartOnce(): (report: DeathReport) => boolean {
  let isSecond = false;
  return ({ hasWorked }) => {
    const isAgain = hasWorked || !isSecond;
    isSecond = isAgain;
    return isAgain;
  };
}

/** For work that may be done twice: when the thread dies under it, it is done again on the next one, as long as there is one. */
export async function retryOnThreadDeath<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDeath(error)) throw error;
    }
  }
}

/** The thread has died, and the next call finds another one. */
export function isDeath(error: unknown): error is ThreadDeath {
  return error instanceof ThreadDeath && error.afterwards !== 'none';
}

function isDeathly(error: unknown): error is AppError {
  return error instanceof AppError && deathCodes.includes(error.code);
}
