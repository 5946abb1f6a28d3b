/** What the page may ask of the storage thread, the only one that opens the database. Types only. */

import type { Context } from '../core/found-text.ts';
import type { Transcript, TranscriptSummary, TranscriptWord } from '../core/transcript.ts';

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

/** Which transcripts are wanted; all of it must hold. */
export interface SearchFilter {
  /** Made in this time, in milliseconds since the epoch. */
  from?: number;
  to?: number;
  language?: string;
  model?: string;
  source?: Transcript['source'];
  /** Seconds of sound. */
  longest?: number;
  shortest?: number;
  isPinned?: boolean;
  tag?: string;
}

export interface SearchRequest {
  /** As it was typed; empty for all that pass the filter, newest first. Else the best come first. */
  query: string;
  filter: SearchFilter;
  /** Rows to pass over, and rows wanted. */
  offset: number;
  limit: number;
}

export interface SearchResult {
  rows: TranscriptSummary[];
  /** Of all that were found. */
  total: number;
}

/** What there is to filter by, the most frequent first. */
export interface Facets {
  languages: string[];
  models: string[];
  tags: string[];
}

/** Every call rejects with `storage-gone` or `bad-argument`. The first one builds or reads the index. */
export interface TranscriptSearch {
  /** Without what is in the trash. */
  search(request: SearchRequest): Promise<SearchResult>;
  /** For each transcript the line with its first hit; null where only the title or a tag was found. */
  contexts(ids: readonly string[], query: string): Promise<(Context | null)[]>;
  facets(): Promise<Facets>;
}

export interface LibraryApi extends TranscriptStore, TranscriptSearch {
  /** For tests and benchmarks: adds seeded transcripts, without sound. The same seed gives the same ones. */
  fill(count: number, seed: number): Promise<void>;
  /** Resolves while the thread lives; tells nothing about the database. */
  ping(): void;
}
