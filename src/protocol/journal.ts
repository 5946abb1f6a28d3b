/**
 * The journal of a recording. Listening hands one second after another to the library thread, by a port of their own, so that what was
 * spoken outlives the tab. Types and names only.
 */

import type { WireError } from '../core/errors.ts';
import type { Segment } from '../core/transcript.ts';

/** From listening: one second of 16 kHz sound, or its beginning, as the second in progress is sent again while it grows. */
export interface JournalSecond {
  /** Sample index of its first sample on the audio clock. */
  from: number;
  /** At most 16,000. */
  samples: Int16Array<ArrayBuffer>;
  /** CRC-32 of the samples' bytes (kept-sound.ts). */
  checksum: number;
}

/** `null` ends the recording. */
export type JournalMessage = JournalSecond | null;

export interface RecordingStart {
  id: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Id of the model that writes it. */
  model: string;
}

/** A recording without a transcript that no living window has: what a crash, a closed tab, a failure or a change of mind has left. */
export interface InterruptedRecording extends RecordingStart {
  /** When the person cancelled or discarded it, in milliseconds since the epoch; null for one that was interrupted. */
  discardedAt: number | null;
  /** Of sound that is kept. */
  seconds: number;
  /** What had been written of it. */
  words: readonly Segment[];
}

/** Held by the window that records, as long as it lives. */
export const recordingLock = (id: string): string => `sotto-recording:${id}`;

/** Every call rejects with `storage-full` or `storage-gone`. */
export interface KeptSoundApi {
  /** Keeps the sound for a transcript, as long as one names it. `isAsked`: the person wants this one, whatever the settings say. */
  keepSound(id: string, isAsked: boolean): Promise<void>;
  /**
   * Takes the sound of recordings that began until this moment, in milliseconds since the epoch, from their transcripts and removes it. What
   * was asked for stays, and so does that of pinned transcripts.
   */
  expireSounds(before: number): Promise<void>;
  /** How loud it is over time (core/sound/peaks.ts). */
  peaks(id: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Compresses one kept sound that is not compressed yet: its seconds go once the file is written and was decoded again. Resolves with false
   * when there is none, the browser cannot, or another window is at it. A sound that fails stays as it is, and is not tried again.
   */
  compressNext(): Promise<boolean>;
  /** The compressed file; null where it is not compressed. */
  compressedSound(id: string): Promise<Blob | null>;
}

/** Every call rejects with `storage-full` or `storage-gone`, unless it says otherwise. */
export interface JournalApi extends KeptSoundApi {
  /**
   * Keeps what arrives at the port, and resolves when the recording has ended and all of it is kept, or when another port has taken over.
   * Never rejects: what cannot be written stays in memory, is written when that works again, and `onTrouble` is told; null, once it works.
   */
  record(start: RecordingStart, port: MessagePort, onTrouble: (error: WireError | null) => void): Promise<void>;
  /** Replaces the words that are kept with a recording. */
  noteWords(id: string, words: readonly Segment[]): Promise<void>;
  /** Newest first. Those that were discarded a day ago or earlier are removed. */
  interrupted(): Promise<InterruptedRecording[]>;
  /**
   * The 16-bit samples in [start, end) at 16 kHz; silence where a record is missing or damaged. Of a recording in progress also those that are
   * not written yet.
   */
  readSound(id: string, start: number, end: number): Promise<Int16Array<ArrayBuffer>>;
  /** Marks a recording that is not wanted, which then stays for a day; null takes that back. Does nothing when there is none. */
  discardSound(id: string, at: number | null): Promise<void>;
  /** Removes the sound with its words; does nothing when there is none. */
  removeSound(id: string): Promise<void>;
}
