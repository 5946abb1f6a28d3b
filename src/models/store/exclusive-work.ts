/** Exclusive work on a model, across all windows, with cancellation. */

import { AppError } from '../../core/errors.ts';

export interface ExclusiveWork {
  /**
   * Runs `work` unless this or another window works on the model: then it rejects with `install-elsewhere`. Otherwise rejects as `work`
   * does.
   */
  run<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Cancels this window's work on the model, and resolves when it has ended. */
  stop(id: string): Promise<void>;
}

const lockName = (id: string) => `sotto-model-${id}`;

export function createExclusiveWork(): ExclusiveWork {
  const running = new Map<string, { abort: AbortController; ended: Promise<unknown> }>();

  /** The browser releases the lock when a window closes or crashes. Without the Locks API (plain http) work is not exclusive. */
  function locked<T>(id: string, work: () => Promise<T>): Promise<T> {
    if (!navigator.locks) return work();
    return navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => {
      if (!lock) throw new AppError('install-elsewhere', `another window works on ${id}`, { details: [id] });
      return work();
    }) as Promise<T>;
  }

  return {
    async run(id, work) {
      if (running.has(id)) throw new AppError('install-elsewhere', `${id} is being worked on`, { details: [id] });
      const abort = new AbortController();
      const ended = locked(id, () => work(abort.signal));
      running.set(id, { abort, ended });
      try {
        return await ended;
      } finally {
        running.delete(id);
      }
    },
    async stop(id) {
      const job = running.get(id);
      job?.abort.abort();
      await job?.ended.catch(() => {});
    },
  };
}
