/** One piece of work at a time on one model, over all windows, which can be stopped. */

import { AppError } from '../../core/errors.ts';

export interface ExclusiveWork {
  /** Rejects with `install-elsewhere` while this or another window works on the model, else as `work` does. */
  run<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops what this window does with the model, and resolves when it has ended. */
  stop(id: string): Promise<void>;
}

const lockName = (id: string) => `sotto-model-${id}`;

export function createExclusiveWork(): ExclusiveWork {
  const running = new Map<string, { abort: AbortController; ended: Promise<unknown> }>();

  /** The browser lets go for a window that is closed or crashes. Without the Locks API (plain http) every window may work. */
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
