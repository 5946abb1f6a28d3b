/** The store of models: an interface with two implementations, the database (indexed-store.ts) and memory (memory-store.ts). */

import type { KeptPiece, ModelRecord } from './model-record.ts';

/** What is known of a piece without reading it. The mark outlives the piece, so that a piece that is downloaded again can be compared. */
export interface PieceMark {
  bytes: number;
  /** SHA-256 of the piece. */
  digest: ArrayBuffer;
  /** State of the whole file's hash behind this piece; null where an earlier piece was missing. */
  hashState: Uint8Array | null;
}

export interface PieceKey {
  id: string;
  path: string;
  index: number;
}

/** Every call rejects with `storage-gone`, and calls that write with `storage-full`: then nothing of that call was written. */
export interface ModelStore {
  records(): Promise<ModelRecord[]>;
  record(id: string): Promise<ModelRecord | undefined>;
  /** Adds a record, or replaces the one with its id. */
  put(record: ModelRecord): Promise<void>;
  /**
   * Reads and writes a record in one transaction, so that two windows do not overwrite each other's changes. Does nothing without a record.
   * `change` may run more than once.
   */
  change(id: string, change: (record: ModelRecord) => ModelRecord): Promise<void>;
  /** The stored pieces of a model, listed without reading them. */
  pieces(id: string): Promise<KeptPiece[]>;
  /** The marks of a file's pieces by index, including those of missing pieces. */
  marks(id: string, path: string): Promise<Map<number, PieceMark>>;
  /** Undefined when the piece is missing or unreadable. The caller must not change the buffer. */
  readPiece(key: PieceKey): Promise<ArrayBuffer | undefined>;
  /** Writes a piece and its mark in one transaction. `bytes` are copied. */
  writePiece(key: PieceKey, bytes: Uint8Array<ArrayBuffer>, mark: PieceMark): Promise<void>;
  /** Removes a piece; its mark stays. */
  dropPiece(key: PieceKey): Promise<void>;
  /** Removes all pieces of a file and their marks. */
  dropFile(id: string, path: string): Promise<void>;
  remove(id: string): Promise<void>;
}
