/** The stored models and the storage that they use, as last read. */

import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type AppError, toAppError } from '../../core/errors.ts';
import type { StorageUsage, StoredModel } from '../../protocol/models.ts';

export interface StoredModels {
  stored: ReadonlySignal<readonly StoredModel[]>;
  usage: Signal<StorageUsage | null>;
  /** Whether they have been read once. */
  isRead: ReadonlySignal<boolean>;
  /** The error of the last read; null when it succeeded. */
  unreadable: ReadonlySignal<AppError | null>;
  /**
   * Reads the stored models. Resolves when the result of the latest call is shown, as concurrent reads may complete out of order. Never
   * rejects.
   */
  refresh(): Promise<void>;
}

export function createStoredModels(
  read: () => Promise<[readonly StoredModel[], StorageUsage]>,
  onRead: (models: readonly StoredModel[]) => void,
): StoredModels {
  const stored = signal<readonly StoredModel[]>([]);
  const usage = signal<StorageUsage | null>(null);
  const isRead = signal(false);
  const unreadable = signal<AppError | null>(null);
  let newest = Promise.resolve();

  async function show(isNewest: () => boolean): Promise<void> {
    try {
      const [models, space] = await read();
      if (!isNewest()) return;
      batch(() => {
        stored.value = models;
        usage.value = space;
        isRead.value = true;
        unreadable.value = null;
        onRead(models);
      });
    } catch (error) {
      if (isNewest()) unreadable.value = toAppError(error);
    }
  }

  return {
    stored,
    usage,
    isRead,
    unreadable,
    refresh() {
      const isNewest = () => newest === own;
      const own: Promise<void> = show(isNewest).then(() => (isNewest() ? undefined : newest));
      newest = own;
      return own;
    },
  };
}
