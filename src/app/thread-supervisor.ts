/**
 * Supervises workers. A call to a dead worker would stay pending for ever (comlink#601): here the call rejects with a ThreadDeath, the
 * thread is restarted and prepared again, and its user is notified. All workers are started here.
 */

import { type Remote, wrap } from 'comlink';
import { AppError, type ErrorCode, runtimeDeaths } from '../core/errors.ts';
import { pause } from '../core/time.ts';
import { isBeat } from '../protocol/beat.ts';
import { carryErrorCodes } from '../protocol/carry-error-codes.ts';

const heartbeatMs = 2_000;
/**
 * A thread is considered dead after this silence, and after ten times the longest silence that a thread of its kind has survived: one run
 * over a long segment may take many seconds on a slow device.
 */
const leastSilenceMs = 30_000;
const patience = 10;

/** Error codes after which a thread is replaced. */
const deathCodes: readonly ErrorCode[] = [...runtimeDeaths, 'backend-unsupported'];

export interface Pingable {
  ping(): void;
}

/** What a pending or later call on a dead thread can expect. */
type Afterwards =
  /** The next call restarts the thread. */
  | 'restart'
  /** Another thread has taken over the work. */
  | 'handover'
  /** The thread is not restarted; the next call starts from the beginning. */
  | 'none';

/** The error with which calls on an ended thread reject. Its code is that of the cause. */
export class ThreadDeath extends AppError {
  readonly afterwards: Afterwards;

  constructor({ code, message, details }: AppError, afterwards: Afterwards) {
    super(code, message, { details });
    this.afterwards = afterwards;
  }
}

export interface Thread<Api extends object> {
  /**
   * Starts the thread if necessary, waits until it is prepared, and makes the call. Rejects with the error of the call or of `prepare`, or
   * with a ThreadDeath when the thread dies before it answers.
   */
  call<Result>(use: (api: Remote<Api>) => Promise<Result>): Promise<Result>;
  /** Whether a call is pending. */
  isBusy(): boolean;
  /** Ends the thread as a crash would: pending calls reject, and the next call may restart the thread. */
  kill(): void;
  /** Ends the thread without a failure: pending calls reject with a ThreadDeath whose `afterwards` is 'handover'. */
  handOver(): void;
}

export interface DeathReport {
  error: AppError;
  /** Milliseconds since the thread was prepared; 0 when it was never prepared. */
  livedMs: number;
  /** Whether the thread has answered a call since it was prepared. */
  hasWorked: boolean;
  /** Whether a call was pending. */
  isMissed: boolean;
}

export interface ThreadPlan<Api extends object> {
  name: string;
  create: () => Worker;
  /** Makes a new thread ready for calls; without `prepare` a thread is ready from the start. */
  prepare?: (api: Remote<Api>) => Promise<void>;
  /** Whether to restart the thread; by default unless two threads in a row died before they had answered a call. */
  mayRestart?: (report: DeathReport) => boolean;
  /** Called when the thread cannot be prepared, or has died and is not restarted. */
  onFailed?: (error: AppError) => void;
}

interface Running<Api extends object> {
  api: Remote<Api>;
  ready: Promise<void>;
  /** Rejects when the thread ends; never resolves. */
  death: Promise<never>;
  pending: number;
  /** Time in milliseconds on the page's clock; infinite until the thread is prepared. */
  preparedAt: number;
  hasWorked: boolean;
  /** Milliseconds without an answer or a heartbeat while a call is pending. */
  silentMs: number;
  end(death: ThreadDeath): void;
  /** Declares the thread dead. Repeated calls return the first ThreadDeath. */
  die(error: AppError): ThreadDeath;
}

carryErrorCodes();

/** Creates a supervised thread; its worker starts at the first call. */
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
        // A thread that could not be prepared is dropped: the next call starts a new one.
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
   * Pings the thread while a call is pending. The time for `prepare` does not count, as it may depend on a slow network. Silence is counted
   * in heartbeats: the time for which the device was asleep does not count.
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
      // This silence counts as survived, so that the repeated call is given more time.
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
        // Some errors declare the thread dead, for example a failed runtime.
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

/** Restart policy: a second death in a row before any answer is final. */
function mayRestartOnce(): (report: DeathReport) => boolean {
  let isSecond = false;
  return ({ hasWorked }) => {
    const isAgain = hasWorked || !isSecond;
    isSecond = isAgain;
    return isAgain;
  };
}

/**
 * Runs `work` again whenever the thread dies under it, as long as the thread can be restarted. `work` must be repeatable. Rejects with any
 * other error.
 */
export async function retryOnThreadDeath<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDeath(error)) throw error;
    }
  }
}

/** The thread with calls that are repeated when it dies: each must be repeatable. */
export function retrying<Api extends object>(thread: Pick<Thread<Api>, 'call'>): Pick<Thread<Api>, 'call'> {
  return { call: (use) => retryOnThreadDeath(() => thread.call(use)) };
}

/** Whether the error is the death of a thread that the next call replaces. */
export function isDeath(error: unknown): error is ThreadDeath {
  return error instanceof ThreadDeath && error.afterwards !== 'none';
}

function isDeathly(error: unknown): error is AppError {
  return error instanceof AppError && deathCodes.includes(error.code);
}
