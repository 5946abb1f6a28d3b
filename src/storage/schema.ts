/** The schema of the database and its migrations. Migrations are only ever added, never changed. */

import type { DBSchema } from 'idb';
import type { TextChange } from '../core/text-change.ts';
import type { Segment, TranscriptSummary, TranscriptWord } from '../core/transcript.ts';
import type { JournalSecond, RecordingStart } from '../protocol/journal.ts';
import type { VersionText } from '../protocol/library.ts';
import type { StoredTranscript } from './complete-transcript.ts';
import type { Migration } from './database.ts';

type Newest = { newest: [createdAt: number, id: string] };

/** Of a transcript, the number of its version. */
export type VersionKey = [transcript: string, version: number];

export interface StoredSound extends RecordingStart {
  /** What was written while it was recorded. */
  words: readonly Segment[];
  /** Kept for a transcript; absent while it is recorded, and when that was interrupted. */
  isKept?: true;
  /** The person wants this one, whatever the settings say. */
  isAsked?: true;
  /** When the person cancelled or discarded it, in milliseconds since the epoch; it goes a day later. */
  discardedAt?: number;
  /** How loud it is over time (core/sound/peaks.ts), once that was wanted. */
  peaks?: Uint8Array<ArrayBuffer>;
}

/** Of a sound, the sample index of its first sample. */
export type SecondKey = [sound: string, from: number];

export interface Schema extends DBSchema {
  transcripts: { key: string; value: StoredTranscript; indexes: Newest };
  /** A small row for each transcript, written in the same transaction: the list reads nothing else. */
  summaries: {
    key: string;
    value: TranscriptSummary;
    /** Rows without a value are not in an index: `pinned` and `deleted` hold only those that are; `complete`, those of version 3 on. */
    indexes: Newest & { complete: string; pinned: number; deleted: number; tagged: string; sounds: string };
  };
  /** The heard words of each version of a transcript, where the model has told their times. */
  words: { key: VersionKey; value: OfVersion & { words: readonly TranscriptWord[] } };
  /** The texts of the versions that are not in use; that in use is in its transcript. */
  versions: { key: VersionKey; value: OfVersion & VersionText };
  /** What the person has changed in a version, and taken back: the last change is the next to be taken back, or made again. */
  edits: { key: VersionKey; value: OfVersion & { done: TextChange[]; undone: TextChange[] } };
  /** Recordings in progress or interrupted, and the kept sound of transcripts. */
  sounds: { key: string; value: StoredSound };
  /** Their sound, a record a second, until it is compressed. */
  seconds: { key: SecondKey; value: JournalSecond & { sound: string } };
  /** Kept sound that was compressed, in place of its seconds. `length`: samples at 16 kHz. */
  compressed: { key: string; value: { sound: string; length: number; file: Blob } };
  /** The id of every transcript that was changed or removed, in this order: what the search index has still to take in. */
  changes: { key: number; value: string };
  /** The search index as it was some time ago: what it holds, and the index itself. */
  searchSnapshot: { key: 'about' | 'json'; value: SearchSnapshot | string };
}

export interface SearchSnapshot {
  /** Of the format; another one is not read. */
  version: number;
  /** Key of the last change that is in it; changes up to there are forgotten. */
  lastChange: number;
}

interface OfVersion {
  transcript: string;
  version: number;
}

/** The step at index n leads to version n + 1, so the length is the current version. */
export const migrations: readonly Migration<Schema>[] = [
  (handle) => {
    const transcripts = handle.createObjectStore('transcripts', { keyPath: 'id' });
    transcripts.createIndex('newest', ['createdAt', 'id']);
  },
  // Rows for what is there already are made by fill-summaries.ts, before the first list.
  (handle) => {
    const summaries = handle.createObjectStore('summaries', { keyPath: 'id' });
    summaries.createIndex('newest', ['createdAt', 'id']);
  },
  // Rows of version 2 lack what filters need, and are made anew by fill-summaries.ts.
  (handle, upgrade) => {
    const summaries = upgrade.objectStore('summaries');
    summaries.createIndex('complete', 'language');
    summaries.createIndex('pinned', 'pinnedAt');
    summaries.createIndex('deleted', 'deletedAt');
    summaries.createIndex('tagged', 'tags', { multiEntry: true });
    handle.createObjectStore('words', { keyPath: ['transcript', 'version'] });
  },
  (handle) => {
    handle.createObjectStore('versions', { keyPath: ['transcript', 'version'] });
    handle.createObjectStore('edits', { keyPath: ['transcript', 'version'] });
  },
  (handle) => {
    handle.createObjectStore('changes', { autoIncrement: true });
    handle.createObjectStore('searchSnapshot');
  },
  (handle, upgrade) => {
    upgrade.objectStore('summaries').createIndex('sounds', 'sounds', { multiEntry: true });
    handle.createObjectStore('sounds', { keyPath: 'id' });
    handle.createObjectStore('seconds', { keyPath: ['sound', 'from'] });
  },
  (handle) => {
    handle.createObjectStore('compressed', { keyPath: 'sound' });
  },
];
