/** What the page may ask of the storage thread, the only one that opens the database. Types only. */

import type { Context } from '../core/search/found-text.ts';
import type { Improvement } from '../core/strategies/improved-text.ts';
import type { TextChange } from '../core/text-change.ts';
import type { Transcript, TranscriptSummary, TranscriptWord, Version } from '../core/transcript.ts';
import type { JournalApi } from './journal.ts';

/** Key of the last row of a page: the next page begins behind it, with older rows. */
export type PageKey = Pick<TranscriptSummary, 'createdAt' | 'id'>;

export interface PageRequest {
  /** The last row that the caller has; absent, the list begins with the newest. */
  before?: PageKey;
  /** Rows wanted, 1 to 500; fewer come back only at the end of the list. */
  limit: number;
  /** All that is not in the trash, unless only the pinned ones or the trash are asked for. */
  of?: 'kept' | 'pinned' | 'trash';
}

/** Every call rejects with `storage-full`, `storage-gone` or `bad-argument`. */
export interface TranscriptStore {
  /** Newest first. */
  list(request: PageRequest): Promise<TranscriptSummary[]>;
  /** Rejects with `record-damaged` as well, for this one alone. */
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

/** The text as the person has changed it, with what can be taken back or made again. */
export interface Edited extends EditSteps {
  transcript: Transcript;
  /** Where the last change ends in the text: the place of the caret. */
  at: number;
}

export interface EditSteps {
  canUndo: boolean;
  canRedo: boolean;
}

/** Where a recording goes in a text, and how it stands there. */
export interface SaidPlace {
  /** The text as it was when the place was found; it may have been edited since. */
  text: string;
  change: TextChange;
}

export interface Inserted extends Edited {
  /** Seconds on the transcript's audio clock at which the recording begins. */
  offset: number;
}

/** `changes`: of the text, as `ImprovedText` has them. */
export interface Improved extends EditSteps {
  transcript: Transcript;
  changes: readonly TextChange[];
}

/** Edits of the version in use. All resolve with undefined when the transcript is gone. */
export interface TranscriptEditing {
  /**
   * Keeps the text as it is now, as one step to take back; the title follows the first words until the person has named it. `base`: the text
   * that the person has changed. Where another one is kept by now, or the transcript is in the trash, nothing is done, as if it were gone.
   */
  edit(id: string, text: string, base?: string): Promise<Edited | undefined>;
  undo(id: string): Promise<Edited | undefined>;
  redo(id: string): Promise<Edited | undefined>;
  /** Puts a further recording into the text, as one step to take back. */
  insert(
    id: string,
    recording: Transcript,
    place: SaidPlace,
    words?: readonly TranscriptWord[] | null,
  ): Promise<Inserted | undefined>;
  history(id: string): Promise<EditSteps>;
  /**
   * Puts the words of a more exact model in the place of a segment's, except where a person has changed the text. It is no step to take back.
   * Resolves with undefined when there is no such segment any more.
   */
  improve(id: string, improvement: Improvement): Promise<Improved | undefined>;
}

/** The text of a version, with the person's edits of it. */
export type VersionText = Pick<Transcript, 'text' | 'segments'>;

export type NewVersion = VersionText & Omit<Version, 'number' | 'madeAt'>;

/** Versions of a text. Those that change a transcript resolve with it, or with undefined when it is gone. */
export interface TranscriptVersions {
  version(id: string, number: number): Promise<VersionText | undefined>;
  /** Adds a version, which is then in use. `words`: as heard; without them those of the version before, which was written anew. */
  addVersion(id: string, made: NewVersion, words?: readonly TranscriptWord[] | null): Promise<Transcript | undefined>;
  chooseVersion(id: string, number: number): Promise<Transcript | undefined>;
}

/** What a person has marked transcripts with. */
export type Marks = Partial<Pick<Transcript, 'pinnedAt' | 'tags' | 'deletedAt'>>;

export interface TranscriptShelf {
  mark(ids: readonly string[], marks: Marks): Promise<void>;
  /** All tags in use, in alphabetical order. */
  tags(): Promise<string[]>;
}

/** Moments are milliseconds since the epoch. */
export interface TranscriptHousekeeping {
  /** Removes for good what was put in the trash until this moment; resolves with the number removed. */
  emptyTrash(before: number): Promise<number>;
  /** Removes for good what was made until this moment and is not pinned; resolves with the number removed. */
  expire(before: number): Promise<number>;
  /** About what is taken by what is stored; reads all of it. */
  use(): Promise<StorageUse>;
  /** Removes everything. */
  clear(): Promise<void>;
}

export type StorageKind = 'texts' | 'words' | 'versions' | 'sound';

export interface StorageUse {
  bytes: Record<StorageKind, number>;
  /** The transcripts that take most, with all that is kept beside them. */
  largest: readonly { id: string; title: string; bytes: number }[];
}

export interface TranscriptJoining {
  /** Makes one transcript of several, in the order of their time, and puts those in the trash. Undefined when fewer than two are left. */
  merge(ids: readonly string[]): Promise<Transcript | undefined>;
  /** Puts a further recording behind a transcript. */
  append(id: string, transcript: Transcript, words?: readonly TranscriptWord[] | null): Promise<Transcript | undefined>;
  /** Makes the text from this place on, the beginning of a paragraph, a transcript of its own. Resolves with both. */
  split(id: string, at: number): Promise<[Transcript, Transcript] | undefined>;
}

/** Everything that is kept, as one file. Rejects with `storage-gone`, or with what is named. */
export interface Backup {
  /** `kept`: what the page keeps beside the database. `passphrase`: '' for a file that everybody can read. */
  backup(kept: Readonly<Record<string, string>>, passphrase: string): Promise<Blob>;
  /** Whether a passphrase is needed. Rejects with `backup-unreadable`. */
  isSealed(file: Blob): Promise<boolean>;
  /**
   * Adds what is not there yet. Rejects with `backup-unreadable` or `backup-locked` before anything is changed, and with `storage-full` in the
   * middle, when doing it again goes on.
   */
  restore(file: Blob, passphrase: string): Promise<Restored>;
}

export interface Restored {
  /** Transcripts that were not there before. */
  added: number;
  /** What the page kept; empty where there were transcripts already: settings of a device in use stay. */
  kept: Readonly<Record<string, string>>;
}

export interface LibraryApi
  extends TranscriptStore,
    TranscriptEditing,
    TranscriptVersions,
    TranscriptShelf,
    TranscriptHousekeeping,
    TranscriptJoining,
    JournalApi,
    TranscriptSearch,
    Backup {
  /** Resolves while the thread lives; tells nothing about the database. */
  ping(): void;
}
