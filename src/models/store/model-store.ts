/** Where models are kept: a contract with two implementations, the database (indexed-store.ts) and memory (memory-store.ts). */

import type { KeptPiece, ModelRecord } from './model-record.ts';

/** What is known of a piece without reading it. It outlives the piece, so that what is fetched anew can be told to be the same. */
export interface PieceMark {
  bytes: number;
  /** SHA-256. */
  digest: ArrayBuffer;
  /** State of the whole file's hash after this piece; null where the pieces before it were not all at hand. */
  hashState: Uint8Array | null;
}

export interface PieceKey {
  id: string;
  path: string;
  index: number;
}

/**
 * Every call rejects with `storage-gone`, and those that write with `storage-full`: then nothing of what they were to write is there.
 */
export interface ModelStore {
  records(): Promise<ModelRecord[]>;
  record(id: string): Promise<ModelRecord | undefined>;
  /** Adds a record, or replaces the one with its id. */
  put(record: ModelRecord): Promise<void>;
  /**
   * Reads and writes in one step, so that two windows do not undo each other's changes. Does nothing where there is no record. `change`
   * may run more than once.
   */
  change(id: string, change: (record: ModelRecord) => ModelRecord): Promise<void>;
  /** What is here of a model, told without reading it. */
  pieces(id: string): Promise<KeptPiece[]>;
  /** Marks of a file's pieces by index, also of pieces that are gone. */
  marks(id: string, path: string): Promise<Map<number, PieceMark>>;
  /** Undefined when it is not here, or cannot be read any more. It is only lent: who gets it must not change it. */
  readPiece(key: PieceKey): Promise<ArrayBuffer | undefined>;
  /** The piece and its mark, both or neither. `bytes` are copied. */
  writePiece(key: PieceKey, bytes: Uint8Array<ArrayBuffer>, mark: PieceMark): Promise<void>;
  /** Its mark stays. */
  dropPiece(key: PieceKey): Promise<void>;
  /** All pieces of a file with their marks. */
  dropFile(id: string, path: string): Promise<void>;
  remove(id: string): Promise<void>;
}
