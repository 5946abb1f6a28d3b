/**
 * The connection to IndexedDB. Browsers drop connections in the field (https://bugs.webkit.org/show_bug.cgi?id=277615,
 * https://github.com/jakearchibald/idb/issues/229), and a dead handle stays dead: it is forgotten, reopened, and the
 * work is done again.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { AppError, isDiskFull } from '../core/errors.ts';

/**
 * One step from a version to the next. A step may read and write through the upgrade transaction, and must await nothing
 * else: the transaction would commit under it.
 */
export type Migration<Schema extends DBSchema> = (
  handle: IDBPDatabase<Schema>,
  upgrade: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void | Promise<void>;

export interface Database<Schema extends DBSchema> {
  /**
   * Runs `work` on an open connection, and again on a new one when the connection died meanwhile: `work` must be repeatable and must await
   * its transaction's `done`. Rejects with `storage-full` or `storage-gone`.
   */
  withDatabase<T>(work: (handle: IDBPDatabase<Schema>) => Promise<T>): Promise<T>;
  /** Closes the connection; the next call opens another one. */
  close(): void;
}

const attempts = 3;

/** Milliseconds for which another window with an older version may block an upgrade. Live windows close at once, frozen ones never do. */
const blockedLimitMs = 5000;

/** A database of that name, opened at first use. The migration at index n leads to version n + 1. */
export function createDatabase<Schema extends DBSchema>(
  name: string,
  steps: readonly Migration<Schema>[],
): Database<Schema> {
  type Handle = IDBPDatabase<Schema>;
  let opening: Promise<Handle> | undefined;

  /** Forgets a connection, unless it was replaced by a new one meanwhile. */
  function drop(stale: Promise<Handle> | undefined): void {
    if (stale && opening === stale) opening = undefined;
    stale?.then((handle) => handle.close()).catch(() => {});
  }

  function open(): Promise<Handle> {
    const attempt: Promise<Handle> = openHandle(name, steps, () => drop(attempt));
    // A failure is not kept, because its cause may be gone at the next call.
    attempt.catch(() => drop(attempt));
    return attempt;
  }

  async function withDatabase<T>(work: (handle: Handle) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      opening ??= open();
      const current = opening;
      try {
        return await work(await current);
      } catch (error) {
        if (!isConnectionLoss(error) || attempt === attempts) throw toStorageError(error);
        drop(current);
      }
    }
  }

  return { withDatabase, close: () => drop(opening) };
}

/** `onLost` is called when the connection must no longer be used: another window upgrades, or the browser closed it. */
async function openHandle<Schema extends DBSchema>(
  name: string,
  steps: readonly Migration<Schema>[],
  onLost: () => void,
): Promise<IDBPDatabase<Schema>> {
  const blocked = Promise.withResolvers<never>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const opened = openDB<Schema>(name, steps.length, {
    async upgrade(handle, oldVersion, _newVersion, transaction) {
      for (const step of steps.slice(oldVersion)) await step(handle, transaction);
    },
    blocked() {
      const refusal = new AppError('storage-gone', 'another window holds an older database open');
      timer = setTimeout(blocked.reject, blockedLimitMs, refusal);
    },
    blocking: onLost,
    terminated: onLost,
  });
  try {
    return await Promise.race([opened, blocked.promise]);
  } catch (error) {
    // Should the connection open after the time limit, nobody uses it.
    opened.then((handle) => handle.close()).catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing here aborts a transaction, so an AbortError too means that the browser closed the connection under it. */
const lossNames: readonly string[] = ['InvalidStateError', 'UnknownError', 'AbortError'];

export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    lossNames.includes(error.name) ||
    /connection.*(clos|lost)|internal error opening backing store/i.test(error.message)
  );
}

function toStorageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new AppError(isDiskFull(error) ? 'storage-full' : 'storage-gone', message, { cause: error });
}
