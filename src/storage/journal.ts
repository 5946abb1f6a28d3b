/** The sound of recordings: kept second by second while it is spoken, read back after, or in the middle of it. */

import { AppError } from '../core/errors.ts';
import { speechRate } from '../core/resampler.ts';
import { dayMs } from '../core/time.ts';
import {
  type InterruptedRecording,
  type JournalApi,
  type JournalMessage,
  type JournalSecond,
  recordingLock,
} from '../protocol/journal.ts';
import { checksumOf } from '../protocol/sound-checksum.ts';
import { checkId } from './check-transcript.ts';
import { createCompression, opus } from './compression/compression.ts';
import type { Database } from './database.ts';
import { createKeptSound, isNamed, lastSample, removeSound } from './kept-sound.ts';
import { RecordingInProgress } from './recording-in-progress.ts';
import type { Schema } from './schema.ts';
import { createSoundPeaks } from './sound-peaks.ts';
import { leaveToDone, passOverUnreadable } from './transcript-stores.ts';

export function createJournal(database: Database<Schema>): JournalApi {
  const { withDatabase } = database;
  const keptSound = createKeptSound(database);
  const inProgress = new Map<string, RecordingInProgress>();

  /** The seconds that have a sample in [start, end), those in memory last. */
  async function secondsOf(id: string, start: number, end: number): Promise<JournalSecond[]> {
    const range = IDBKeyRange.bound([id, start - speechRate], [id, end], true, true);
    const written = await withDatabase((handle) => handle.getAll('seconds', range));
    return [...written, ...(inProgress.get(id)?.unwritten ?? [])];
  }

  async function readSound(id: string, start: number, end: number): Promise<Int16Array<ArrayBuffer>> {
    checkId(id);
    if (!(start >= 0 && end >= start)) throw new AppError('bad-argument', `no range of sound: ${start} to ${end}`);
    const sound = new Int16Array(end - start);
    const seconds = await secondsOf(id, start, end);
    const compressed = seconds.length === 0 && (await withDatabase((handle) => handle.get('compressed', id)));
    if (compressed) return (await opus()).decodedOpus(compressed.file, start, end);
    for (const second of seconds) {
      if (isUndamaged(second)) place(second.samples, sound, second.from - start);
    }
    return sound;
  }

  const soundPeaks = createSoundPeaks(database, { readSound });

  return {
    async record(start, port, onTrouble) {
      inProgress.get(start.id)?.release();
      const recording = new RecordingInProgress(database, start, onTrouble);
      inProgress.set(start.id, recording);
      port.onmessage = ({ data }: MessageEvent<JournalMessage>) => recording.receive(data);
      await recording.ended;
      port.close();
      const isNewest = inProgress.get(start.id) === recording;
      if (isNewest && recording.isWritten) inProgress.delete(start.id);
    },

    async noteWords(id, words) {
      await withDatabase(async (handle) => {
        const { store, done } = handle.transaction('sounds', 'readwrite', { durability: 'relaxed' });
        const held = await store.get(id);
        if (held) store.put({ ...held, words }).catch(leaveToDone);
        await done;
      });
    },

    async interrupted() {
      const living = await livingLocks();
      return withDatabase(async (handle) => {
        const found: InterruptedRecording[] = [];
        for (const id of await handle.getAllKeys('sounds')) {
          if (living?.has(recordingLock(id)) ?? inProgress.has(id)) continue;
          const stored = await handle.get('sounds', id).catch(passOverUnreadable);
          if (stored?.isKept) continue;
          // The window went between the two: its transcript is saved.
          if (await isNamed(handle, id)) {
            await keptSound.keepSound(id, false);
            continue;
          }
          const { isKept: _, discardedAt = null, ...about } = stored ?? {};
          const seconds = (await lastSample(handle, id)) / speechRate;
          const isOld = discardedAt !== null && discardedAt <= Date.now() - dayMs;
          // Ended before anything was heard, or unwanted for a day.
          if (seconds === 0 || isOld) await removeSound(handle, id);
          else found.push({ id, startedAt: 0, model: '', words: [], ...about, discardedAt, seconds });
        }
        return found.sort((a, b) => b.startedAt - a.startedAt);
      });
    },

    readSound,
    ...keptSound,
    ...soundPeaks,
    ...createCompression(database, { readSound, ...soundPeaks, isInProgress: (id) => inProgress.has(id) }),

    async discardSound(id, at) {
      checkId(id);
      if (at !== null && !Number.isFinite(at)) throw new AppError('bad-argument', `no moment: ${at}`);
      await withDatabase(async (handle) => {
        const { store, done } = handle.transaction('sounds', 'readwrite');
        const held = await store.get(id);
        if (held) {
          const { discardedAt: _, ...wanted } = held;
          store.put(at === null ? wanted : { ...wanted, discardedAt: at }).catch(leaveToDone);
        }
        await done;
      });
    },

    async removeSound(id) {
      checkId(id);
      inProgress.delete(id);
      await withDatabase((handle) => removeSound(handle, id));
    },
  };
}

/** A second that is torn or damaged counts as missing: noise would be heard, and perhaps written. */
function isUndamaged({ samples, checksum }: JournalSecond): boolean {
  return samples instanceof Int16Array && checksumOf(samples) === checksum;
}

/** Copies what falls into the sound. */
function place(samples: Int16Array, sound: Int16Array, at: number): void {
  const end = Math.min(samples.length, sound.length - at);
  const from = Math.max(0, -at);
  if (from < end) sound.set(samples.subarray(from, end), at + from);
}

/** Names of the locks that the living windows of this origin hold; null where the browser does not tell. */
async function livingLocks(): Promise<ReadonlySet<string> | null> {
  const locks = await navigator.locks?.query().catch(() => null);
  return locks ? new Set(locks.held?.map(({ name }) => name ?? '')) : null;
}
