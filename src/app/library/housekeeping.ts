/** What is stored as a whole: its size, what has become too old, and all of it gone. */

import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { dayMs } from '../../core/time.ts';
import { saying } from '../../i18n/saying.ts';
import { actions as words } from '../../i18n/shelf.ts';
import { fileSoundBytes, removeFileSound } from '../../platform/file-sound.ts';
import { removeTexts } from '../../platform/kept-text.ts';
import { admit } from '../../platform/service-worker/admitted-server.ts';
import type { StorageUse } from '../../protocol/library.ts';
import { becomesFalse } from '../becomes-false.ts';
import type { LibraryPage } from './library-page.ts';

const daysInTrash = 30;

export interface Housekeeping {
  /** Null until `measure` has read it. `fileSound`: bytes of the decoded sound of files. */
  use: ReadonlySignal<(StorageUse & { fileSound: number }) | null>;
  /** This and the methods below never reject: an error becomes a notice. */
  measure(): Promise<void>;
  /** Removes what is longer in the trash, or older, than the person wants, texts and sound; once at each start. */
  sweep(): Promise<void>;
  /** Compresses kept sound, one after another, but not while `isBusy`. Fails silently: the sound stays as it is. */
  compress(isBusy: ReadonlySignal<boolean>): Promise<void>;
  /** Removes the decoded sound of files, but for those that are being transcribed. */
  removeFileSound(): Promise<void>;
  /** Removes every dictation, every setting and every rule. Resolves with false when that failed. */
  deleteAll(): Promise<boolean>;
}

export function createHousekeeping({ store, notices, items, settings, take }: LibraryPage): Housekeeping {
  const use: Signal<Housekeeping['use']['value']> = signal(null);

  async function sweep(): Promise<void> {
    const now = Date.now();
    await store.call((api) => api.emptyTrash(now - daysInTrash * dayMs));
    const before = momentBefore(settings.value.keepTexts, now);
    if (before !== null) {
      await store.call((api) => api.expire(before));
      take(items.value.flatMap(({ id, createdAt, pinnedAt }) => (createdAt <= before && pinnedAt === null ? id : [])));
    }
    const { keepSound } = settings.value;
    const heardBefore = keepSound === 'never' ? now : momentBefore(keepSound, now);
    if (heardBefore !== null) {
      await store.call((api) => api.expireSounds(heardBefore));
      await removeFileSound(heardBefore);
    }
  }

  const measure = () =>
    notices.attempt(saying(words, 'measure'), async () => {
      const [found, fileSound] = await Promise.all([store.call((api) => api.use()), fileSoundBytes()]);
      use.value = { ...found, fileSound };
    });

  return {
    use,
    measure,
    async removeFileSound() {
      await removeFileSound();
      await measure();
    },
    sweep: () => notices.attempt(saying(words, 'sweep'), sweep),
    async compress(isBusy) {
      const next = () => store.call((api) => api.compressNext()).catch(() => false);
      do await becomesFalse(isBusy);
      while (await next());
    },
    async deleteAll() {
      let isDone = false;
      await notices.attempt(saying(words, 'deleteAll'), async () => {
        await store.call((api) => api.clear());
        await removeFileSound();
        removeTexts('sotto-');
        await admit(null);
        isDone = true;
      });
      return isDone;
    },
  };
}

/** The moment so many days ago, from for example `30d`; null for one without days. */
function momentBefore(age: string, now: number): number | null {
  const days = Number.parseInt(age, 10);
  return Number.isNaN(days) ? null : now - days * dayMs;
}
