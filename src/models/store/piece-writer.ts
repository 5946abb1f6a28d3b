/**
 * Cuts streamed bytes into pieces, hashes them and writes them to the store. At most one piece is in memory: while it is being written, no
 * bytes are accepted.
 */

import { AppError } from '../../core/errors.ts';
import type { RunningHash } from './file-hash.ts';
import { wholePiece } from './model-record.ts';
import type { ModelStore, PieceMark } from './model-store.ts';

export interface PieceWriterPlan {
  store: ModelStore;
  id: string;
  path: string;
  fileBytes: number;
  pieceBytes: number;
  /** Index of the first piece, and the part of it that is stored. */
  index: number;
  begun: ArrayBuffer | null;
  /** The hash of the file up to here; null where an earlier piece is missing. */
  hash: RunningHash | null;
  /** Marks of pieces that were complete before: their new bytes must be the same. */
  known: ReadonlyMap<number, PieceMark>;
}

export class PieceWriter {
  readonly #plan: PieceWriterPlan;
  readonly #buffer: Uint8Array<ArrayBuffer>;
  #index: number;
  /** Bytes in the buffer, and how many of them have been written. */
  #filled = 0;
  #written = 0;

  constructor(plan: PieceWriterPlan) {
    this.#plan = plan;
    this.#index = plan.index;
    this.#buffer = new Uint8Array(Math.min(plan.pieceBytes, plan.fileBytes - plan.index * plan.pieceBytes));
    if (plan.begun) {
      this.#buffer.set(new Uint8Array(plan.begun));
      this.#filled = plan.begun.byteLength;
      this.#written = this.#filled;
    }
  }

  /** Index of the next byte in the file. */
  get position(): number {
    return this.#index * this.#plan.pieceBytes + this.#filled;
  }

  /** Rejects with `model-damaged` when a piece differs from its mark, or with the errors of the store. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength; ) {
      const part = bytes.subarray(at, at + this.#room());
      this.#buffer.set(part, this.#filled);
      this.#plan.hash?.update(part);
      this.#filled += part.byteLength;
      at += part.byteLength;
      if (this.#room() === 0) {
        await this.keep();
        this.#index++;
        this.#filled = 0;
        this.#written = 0;
      }
    }
  }

  /** Writes the incomplete piece, so that its bytes need not be downloaded again. */
  async keep(): Promise<void> {
    if (this.#filled === this.#written) return;
    const { store, id, path, hash, known } = this.#plan;
    const bytes = this.#buffer.subarray(0, this.#filled);
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    const before = known.get(this.#index);
    const isWhole = this.#room() === 0;
    if (isWhole && before && !isEqual(before.digest, digest)) {
      throw new AppError('model-damaged', `${path}: piece ${this.#index} is not what it was`, { details: [path] });
    }
    // The mark of a complete piece is worth more than an incomplete piece.
    if (!isWhole && before) return;
    const hashState = hash?.save() ?? before?.hashState ?? null;
    await store.writePiece({ id, path, index: this.#index }, bytes, { bytes: this.#filled, digest, hashState });
    this.#written = this.#filled;
  }

  #room(): number {
    return wholePiece(this.#plan.fileBytes, this.#index, this.#plan.pieceBytes) - this.#filled;
  }
}

export function isEqual(a: ArrayBuffer, b: ArrayBuffer): boolean {
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.byteLength === right.byteLength && left.every((byte, at) => byte === right[at]);
}
