/** The decoded sound of one file on the disk, and the log of a run that reads it. */

import type { SoundTrack } from '../protocol/files.ts';
import { fromRecord, recordBytes } from './piece-record.ts';
import type { RunLog } from './run-log.ts';
import type { Piece } from './speech-stream.ts';
import { type SyncFile, storageGone, writeAll } from './sync-file.ts';

/** What is known of sound that is whole. */
export interface KeptAbout {
  /** SHA-256 of the file; null until it is known. */
  hash: string | null;
  /** Bytes of the file. */
  size: number;
  /** Bytes of the kept sound. */
  soundBytes: number;
  /** Seconds, as the file tells it. */
  duration: number | null;
  /** Which of the sound tracks it is, from 1 on. */
  track: number;
  /** The one that was asked for; null where it was found by what is said in it, absent in older records. */
  asked?: number | null;
  /** As `OpenedFile.tracks`; absent in older records. */
  tracks?: readonly SoundTrack[];
  voices: 1 | 2;
}

export class KeptSound {
  readonly id: string;
  readonly log: RunLog;
  readonly #file: SyncFile;
  readonly #voices: number;

  constructor(id: string, file: SyncFile, log: RunLog, voices: number) {
    this.id = id;
    this.log = log;
    this.#file = file;
    this.#voices = voices;
  }

  get bytes(): number {
    return this.#file.getSize();
  }

  /** Pieces that are there. */
  get pieces(): number {
    return Math.ceil(this.bytes / recordBytes(this.#voices));
  }

  /** Throws `storage-gone`. */
  read(index: number): Piece {
    const record = new Uint8Array(recordBytes(this.#voices));
    try {
      const length = this.#file.read(record, { at: index * record.length });
      // A browser that has forgotten the file may say so in place of an error.
      if (!(length > 0)) throw new Error(`${length} bytes of piece ${index}`);
      return fromRecord(record.subarray(0, length), this.#voices);
    } catch (error) {
      throw storageGone(error);
    }
  }

  /** Throws `QuotaExceededError`. */
  write(index: number, record: Uint8Array): void {
    writeAll(this.#file, record, index * recordBytes(this.#voices));
  }

  /** Forgets what is there. */
  clear(): void {
    this.#file.truncate(0);
  }

  flush(): void {
    this.#file.flush();
  }

  /** Lets go of the sound; the log stays with whoever has it. */
  close(): void {
    this.#file.close();
  }
}
