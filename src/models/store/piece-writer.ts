/**
 * Bytes that stream in, cut into pieces for the store and hashed on the way. It holds one piece in memory, and takes no more while that
 * one is being written.
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
  /** The first piece, and what of it is here already. */
  index: number;
  begun: ArrayBuffer | null;
  /** Of the whole file up to here; null where what comes before is not at hand. */
  hash: RunningHash | null;
  /** Marks of pieces that were whole before: what comes must be the same. */
  known: ReadonlyMap<number, PieceMark>;
}

export class PieceWriter {
  readonly #plan: PieceWriterPlan;
  readonly #buffer: Uint8Array<ArrayBuffer>;
  #index: number;
  /** Bytes of the buffer that are filled, and how many of them are written already. */
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

  /** Position in the file of the next byte that it wants. */
  get position(): number {
    return this.#index * this.#plan.pieceBytes + this.#filled;
  }

  /** Rejects with `model-damaged` when a piece is not what it was, or as the store does. */
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

  /** Writes what has come of the piece so far, so that nothing needs to be fetched twice. */
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
    // The mark of a whole piece is worth more than a part of it.
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
