/** The sound that the library thread keeps, as the page reads it: stretch by stretch, as an hour of it is never in memory at once. */

import { speechRate } from '../../core/resampler.ts';
import { wavFile } from '../../formats/wav.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import { fromPcm16 } from '../../protocol/kept-sound.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Thread } from '../thread-supervisor.ts';

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
  /** The samples in [start, end) of a sound as a WAV file of 16 bits. */
  file(id: string, start: number, end: number): Promise<Blob>;
  /** Keeps the sound for the transcript that names it. `isAsked`: the person wants this one, whatever the settings say. */
  keep(id: string, isAsked: boolean): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Samples that are in memory at once while a file is put together. */
const atOnce = 60 * speechRate;

export function createSoundReader(store: Pick<Thread<LibraryApi>, 'call'>): SoundReader {
  return {
    interrupted: () => store.call((api) => api.interrupted()),
    stretch: (id, from, to) => ({
      length: to - from,
      async slice(start, end) {
        const last = Math.min(to, from + end);
        return fromPcm16(await store.call((api) => api.readSound(id, from + start, last)));
      },
    }),
    async file(id, start, end) {
      const parts: Int16Array<ArrayBuffer>[] = [];
      for (let at = start; at < end; at += atOnce) {
        const next = Math.min(end, at + atOnce);
        parts.push(await store.call((api) => api.readSound(id, at, next)));
      }
      return wavFile(parts, speechRate);
    },
    keep: (id, isAsked) => store.call((api) => api.keepSound(id, isAsked)),
    remove: (id) => store.call((api) => api.removeSound(id)),
  };
}
