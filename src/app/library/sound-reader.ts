/** The sound that the library thread keeps, as the page reads it: stretch by stretch, as an hour of it is never in memory at once. */

import { speechRate } from '../../core/resampler.ts';
import { wavFile } from '../../formats/wav.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import { fromPcm16 } from '../../protocol/kept-sound.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';

/** Sound whose samples, mono at 16 kHz, are read as they are needed. */
export interface SoundStretch {
  /** In samples. */
  length: number;
  slice(start: number, end: number): Promise<Float32Array<ArrayBuffer>>;
}

/** Rejects with `storage-gone` when the storage cannot be read. */
export interface SoundReader {
  /** Recordings that no living window has, newest first. */
  interrupted(): Promise<InterruptedRecording[]>;
  /** The samples in [start, end) of a sound. */
  stretch(id: string, start: number, end: number): SoundStretch;
  /** Its first `length` samples as a WAV file of 16 bits. */
  file(id: string, length: number): Promise<Blob>;
  /** Keeps the sound for the transcript that names it. */
  keep(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Samples that are in memory at once while a file is put together. */
const atOnce = 60 * speechRate;

export function createSoundReader(thread: Thread<LibraryApi>): SoundReader {
  const store = retrying(thread);
  return {
    interrupted: () => store.call((api) => api.interrupted()),
    stretch: (id, from, to) => ({
      length: to - from,
      async slice(start, end) {
        const last = Math.min(to, from + end);
        return fromPcm16(await store.call((api) => api.readSound(id, from + start, last)));
      },
    }),
    async file(id, length) {
      const parts: Int16Array<ArrayBuffer>[] = [];
      for (let at = 0; at < length; at += atOnce) {
        const end = Math.min(length, at + atOnce);
        parts.push(await store.call((api) => api.readSound(id, at, end)));
      }
      return wavFile(parts, speechRate);
    },
    keep: (id) => store.call((api) => api.keepSound(id)),
    remove: (id) => store.call((api) => api.removeSound(id)),
  };
}
