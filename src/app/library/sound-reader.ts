/** The sound that the library thread keeps, as the page reads it: stretch by stretch, as an hour of it is never in memory at once. */

import { speechRate } from '../../core/resampler.ts';
import { wavFile } from '../../formats/wav.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import { fromPcm16, toPcm16 } from '../../protocol/kept-sound.ts';
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
  /** Keeps the sound for the transcript that names it. `isAsked`: the person wants this one, whatever the settings say. */
  keep(id: string, isAsked: boolean): Promise<void>;
  /** Marks a recording as unwanted at that moment, or with null as wanted again. */
  discard(id: string, at: number | null): Promise<void>;
  remove(id: string): Promise<void>;
  /** How loud it is over time (core/sound/peaks.ts). */
  peaks(id: string): Promise<Uint8Array<ArrayBuffer>>;
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
    keep: (id, isAsked) => store.call((api) => api.keepSound(id, isAsked)),
    discard: (id, at) => store.call((api) => api.discardSound(id, at)),
    remove: (id) => store.call((api) => api.removeSound(id)),
    peaks: (id) => store.call((api) => api.peaks(id)),
  };
}

/** The sound as a WAV file of 16 bits. Rejects with `storage-gone`. */
export async function soundFile(sound: SoundStretch): Promise<Blob> {
  const parts: Int16Array<ArrayBuffer>[] = [];
  for (let at = 0; at < sound.length; at += atOnce) {
    parts.push(toPcm16(await sound.slice(at, Math.min(sound.length, at + atOnce))));
  }
  return wavFile(parts, speechRate);
}
