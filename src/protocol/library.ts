/** What the page may ask of the storage thread, the only one that opens the database. Types only. */

import type { Transcript, TranscriptSummary, TranscriptWord } from '../core/transcript.ts';
import type { JournalApi } from './journal.ts';

/** Key of the last row of a page: the next page begins behind it, with older rows. */
export type PageKey = Pick<TranscriptSummary, 'createdAt' | 'id'>;

export interface PageRequest {
  /** The last row that the caller has; absent, the list begins with the newest. */
  before?: PageKey;
  /** Rows wanted, 1 to 500; fewer come back only at the end of the list. */
  limit: number;
}

/** Every call rejects with `storage-full`, `storage-gone` or `bad-argument`. */
export interface TranscriptStore {
  /** Newest first, without what is in the trash. */
  list(request: PageRequest): Promise<TranscriptSummary[]>;
  get(id: string): Promise<Transcript | undefined>;
  /**
   * The words of the version in use as they were heard, before text rules and edits; `alignedWords` gives those of the text. Null where the
   * model has told no times.
   */
  words(id: string): Promise<readonly TranscriptWord[] | null>;
  /**
   * Adds a transcript, or replaces the one with its id; resolves once it is in the database. `words`: as heard, of its version; without
   * them those that are kept stay.
   */
  put(transcript: Transcript, words?: readonly TranscriptWord[]): Promise<void>;
  /** Sets the title that the person chose; does nothing when the transcript is gone. */
  rename(id: string, title: string): Promise<void>;
  /** Resolves with what was removed, so that undo can put it back; undefined when there was nothing, or nothing that can be read. */
  remove(id: string): Promise<Transcript | undefined>;
}

export interface LibraryApi extends TranscriptStore, JournalApi {
  /** Resolves while the thread lives; tells nothing about the database. */
  ping(): void;
}
