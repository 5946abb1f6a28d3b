/** What is here of models and how much room it takes, as it was last read. */

import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type AppError, toAppError } from '../../core/errors.ts';
import type { StorageUsage, StoredModel } from '../../protocol/models.ts';

export interface StoredModels {
  stored: ReadonlySignal<readonly StoredModel[]>;
  usage: Signal<StorageUsage | null>;
  /** False until it has been read once. */
  isRead: ReadonlySignal<boolean>;
  /** Why it could not be read the last time. */
  unreadable: ReadonlySignal<AppError | null>;
  /** Resolves when the newest answer is shown: two reads may overtake each other. Never rejects. */
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
