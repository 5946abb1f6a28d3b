/** What the page may ask of the storage thread, the only one that opens the database. Types only. */

import type { Transcript, TranscriptSummary } from '../core/transcript.ts';

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
  /** Newest first. */
  list(request: PageRequest): Promise<TranscriptSummary[]>;
  get(id: string): Promise<Transcript | undefined>;
  /** Adds a transcript, or replaces the one with its id; resolves once it is in the database. */
  put(transcript: Transcript): Promise<void>;
  /** Sets the title that the person chose; does nothing when the transcript is gone. */
  rename(id: string, title: string): Promise<void>;
  /** Resolves with what was removed, so that undo can put it back; undefined when there was nothing, or nothing that can be read. */
  remove(id: string): Promise<Transcript | undefined>;
}

export interface LibraryApi extends TranscriptStore {
  /** Resolves while the thread lives; tells nothing about the database. */
  ping(): void;
}
