/** The kept sound of transcripts: it stays as long as a transcript names it and, unless the person has asked for it, as long as the settings say. */

import { AppError } from '../core/errors.ts';
import type { KeptSoundApi } from '../protocol/journal.ts';
import { checkId } from './check-transcript.ts';
import type { Database } from './database.ts';
import type { Schema, StoredSound } from './schema.ts';
import { changeTranscript, type Handle, leaveToDone, passOverUnreadable } from './transcript-stores.ts';

export function createKeptSound({ withDatabase }: Database<Schema>): Pick<KeptSoundApi, 'keepSound' | 'expireSounds'> {
  return {
    async keepSound(id, isAsked) {
      checkId(id);
      await withDatabase(async (handle) => {
        const { store, done } = handle.transaction('sounds', 'readwrite');
        const held = await store.get(id);
        const asked = isAsked ? { isAsked } : {};
        if (held) {
          const { discardedAt: _, ...wanted } = held;
          store.put({ ...wanted, words: [], isKept: true, ...asked }).catch(leaveToDone);
        }
        await done;
      });
    },
    async expireSounds(before) {
      if (!Number.isFinite(before)) throw new AppError('bad-argument', `no moment: ${before}`);
      await withDatabase(async (handle) => {
        for (const { id, startedAt, isAsked } of await keptSounds(handle)) {
          if (!isAsked && startedAt <= before) await expire(handle, id);
        }
      });
    },
  };
}

/** Pinned transcripts keep theirs. */
async function expire(handle: Handle, id: string): Promise<void> {
  const naming = await handle.getAllFromIndex('summaries', 'sounds', id);
  if (naming.some(({ pinnedAt }) => pinnedAt !== null)) return;
  for (const transcript of naming) {
    await changeTranscript(handle, transcript.id, (held) => ({
      ...held,
      sound: held.sound.filter((part) => part.id !== id),
    }));
  }
  await removeSound(handle, id);
}

/** Removes the kept sound that no transcript names any more; those in the trash still do. */
export async function removeUnnamedSounds(handle: Handle): Promise<void> {
  for (const { id } of await keptSounds(handle)) {
    if (!(await isNamed(handle, id))) await removeSound(handle, id);
  }
}

/** Those that can be read. */
export async function keptSounds(handle: Handle): Promise<StoredSound[]> {
  const sounds: StoredSound[] = [];
  for (const id of await handle.getAllKeys('sounds')) {
    const sound = await handle.get('sounds', id).catch(passOverUnreadable);
    if (sound?.isKept) sounds.push(sound);
  }
  return sounds;
}

export async function isNamed(handle: Handle, id: string): Promise<boolean> {
  return (await handle.countFromIndex('summaries', 'sounds', id)) > 0;
}

export async function removeSound(handle: Handle, id: string): Promise<void> {
  const change = handle.transaction(['sounds', 'seconds', 'compressed'], 'readwrite');
  change.objectStore('sounds').delete(id).catch(leaveToDone);
  change.objectStore('compressed').delete(id).catch(leaveToDone);
  change.objectStore('seconds').delete(secondsRange(id)).catch(leaveToDone);
  await change.done;
}

/** The journal records of a sound. */
export function secondsRange(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** End of the sound, in samples. */
export async function lastSample(handle: Handle, id: string): Promise<number> {
  const last = await handle.transaction('seconds').store.openCursor(secondsRange(id), 'prev');
  if (!last) return (await handle.get('compressed', id))?.length ?? 0;
  return last.value.from + (last.value.samples instanceof Int16Array ? last.value.samples.length : 0);
}
