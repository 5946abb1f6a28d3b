/** Kept sound is compressed one after another in the background. What a browser cannot compress stays as it was recorded. */

import { joined } from '../../core/joined.ts';
import { speechRate } from '../../core/resampler.ts';
import { areAlike, peaksOf } from '../../core/sound/peaks.ts';
import type { JournalApi, KeptSoundApi } from '../../protocol/journal.ts';
import { checkId } from '../check-transcript.ts';
import type { Database } from '../database.ts';
import { keptSounds, lastSample, secondsRange } from '../kept-sound.ts';
import type { Schema } from '../schema.ts';
import { leaveToDone } from '../transcript-stores.ts';

export interface CompressionPlan extends Pick<JournalApi, 'readSound'>, Pick<KeptSoundApi, 'peaks'> {
  /** Whether this thread still writes the sound. */
  isInProgress: (id: string) => boolean;
}

/** Held while a window compresses. */
const lock = 'sotto-compression';
/** Samples of the file that are in memory at once when it is checked. */
const atOnce = 60 * speechRate;
/** By so many samples a file may be longer than the sound: the rest of its last frame of 20 ms, and what an encoder is ahead (RFC 7845 §4.2). */
const mostOff = 0.04 * speechRate;

/** What knows the format is fetched when it is wanted. */
export const opus = () => import('./opus-file.ts');

export function createCompression(
  { withDatabase }: Database<Schema>,
  { readSound, peaks, isInProgress }: CompressionPlan,
): Pick<KeptSoundApi, 'compressNext' | 'compressedSound'> {
  const failed = new Set<string>();

  const next = (): Promise<string | undefined> =>
    withDatabase(async (handle) => {
      for (const { id } of await keptSounds(handle)) {
        if (failed.has(id) || isInProgress(id)) continue;
        if ((await handle.getKey('seconds', secondsRange(id))) !== undefined) return id;
      }
      return undefined;
    });

  const compressedSound = async (id: string): Promise<Blob | null> => {
    checkId(id);
    return (await withDatabase((handle) => handle.get('compressed', id)))?.file ?? null;
  };

  /** The seconds go last, once the file was read back and is right. */
  async function compress(id: string): Promise<void> {
    const { opusFile } = await opus();
    const length = await withDatabase((handle) => lastSample(handle, id));
    const own = await peaks(id);
    const file = await opusFile(length, (start, end) => readSound(id, start, end));
    await withDatabase(async (handle) => {
      await handle.put('compressed', { sound: id, length, file });
    });
    const written = await compressedSound(id);
    const isRight = written !== null && (await isSame(written, length, own));
    await withDatabase(async (handle) => {
      const change = handle.transaction(['seconds', 'compressed'], 'readwrite', { durability: 'strict' });
      if (isRight) change.objectStore('seconds').delete(secondsRange(id)).catch(leaveToDone);
      else change.objectStore('compressed').delete(id).catch(leaveToDone);
      await change.done;
    });
    if (!isRight) failed.add(id);
  }

  return {
    compressedSound,
    async compressNext() {
      if (!navigator.locks || !(await (await opus()).canCompress())) return false;
      return navigator.locks.request(lock, { ifAvailable: true }, async (held) => {
        const id = held && (await next());
        if (!id) return false;
        await compress(id).catch((error) => {
          failed.add(id);
          throw error;
        });
        return true;
      });
    },
  };
}

/** Whether a file decodes to a sound of this length and loudness over time. */
async function isSame(file: Blob, length: number, peaks: Uint8Array): Promise<boolean> {
  const { decodedOpus, opusLength } = await opus();
  try {
    if (Math.abs((await opusLength(file)) - length) > mostOff) return false;
    const parts: Uint8Array[] = [];
    for (let at = 0; at < length; at += atOnce) {
      parts.push(peaksOf(await decodedOpus(file, at, Math.min(length, at + atOnce)), speechRate));
    }
    return areAlike(peaks, joined(parts));
  } catch {
    return false;
  }
}
