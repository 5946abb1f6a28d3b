/**
 * Decoding runs ahead of recognition, to the disk: once a file is read, it may go, and so may the tab. Where nothing may be kept, or the
 * disk is full or fails, a piece waits in memory until it is taken.
 */

import { AppError, isDiskFull } from '../core/errors.ts';
import { pause } from '../core/time.ts';
import { fromRecord, recordBytes, toRecord } from './piece-record.ts';
import type { Piece } from './speech-stream.ts';

/**
 * Reading runs ahead once this piece was asked for, which is when the first text is there: until then the processor has better things to do.
 */
const unhurried = 3;

/** Where pieces are kept. `write` throws `QuotaExceededError` where the disk is full. */
export interface PieceStore {
  read(index: number): Piece;
  write(index: number, record: Uint8Array): void;
}

interface ReadAheadPlan {
  pieces: AsyncIterable<Piece>;
  voices: number;
  /** Null where nothing may be kept. */
  store: PieceStore | null;
  /** Whether `more` bytes may be kept behind those that are written. */
  mayKeep(written: number, more: number): Promise<boolean>;
  /** Makes room on a full disk; false when there is none to be made. */
  makeRoom(): Promise<boolean>;
}

export class ReadAhead {
  readonly #plan: ReadAheadPlan;
  /** Resolves when all is read: with the number of its samples, and whether all of it is kept. Never rejects: `piece` does. */
  readonly read: Promise<{ samples: number; isKept: boolean }>;
  #kept = 0;
  #asked = 0;
  /** Pieces up to this one are not in memory any more. */
  #passed = 0;
  #held: { index: number; record: Uint8Array<ArrayBuffer> } | null = null;
  #end: { error: unknown } | 'whole' | null = null;
  #isStopped = false;
  #waiting: (() => void)[] = [];

  constructor(plan: ReadAheadPlan) {
    this.#plan = plan;
    this.read = this.#read();
  }

  /**
   * A piece, or null behind the last one. What is not kept is handed out once, in order: asked for again, it rejects with `file-interrupted`.
   * Rejects as the pieces do, too.
   */
  async piece(index: number): Promise<Piece | null> {
    const { store, voices } = this.#plan;
    this.#asked = Math.max(this.#asked, index);
    this.#wake();
    for (;;) {
      if (store && index < this.#kept) return store.read(index);
      const held = this.#held;
      if (held && held.index <= index) {
        this.#held = null;
        this.#wake();
        this.#passed = held.index + 1;
        if (held.index === index) return fromRecord(held.record, voices);
        continue;
      }
      if (index < this.#passed) throw new AppError('file-interrupted', `piece ${index} is not kept`);
      if (this.#end === 'whole') return null;
      if (this.#end) throw this.#end.error;
      if (this.#isStopped) throw new AppError('cancelled', 'the file was closed');
      await this.#change();
    }
  }

  /** No more is read. */
  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  async #read(): Promise<{ samples: number; isKept: boolean }> {
    let { store } = this.#plan;
    let index = 0;
    let samples = 0;
    try {
      for await (const piece of this.#plan.pieces) {
        if (this.#isStopped) break;
        const record = toRecord(piece);
        samples += piece[0]!.length;
        if (store && !(await this.#write(store, index, record))) store = null;
        if (!store) await this.#hold(index, record);
        index++;
        // Whoever asks for a piece is answered in between.
        await pause(0);
        while (index >= unhurried && this.#asked < unhurried && !this.#isStopped) await this.#change();
      }
      this.#end = this.#isStopped ? null : 'whole';
    } catch (error) {
      this.#end = { error };
    }
    this.#wake();
    return { samples, isKept: store !== null && this.#end === 'whole' };
  }

  async #write(store: PieceStore, index: number, record: Uint8Array): Promise<boolean> {
    const { mayKeep, makeRoom, voices } = this.#plan;
    if (!(await mayKeep(index * recordBytes(voices), record.length))) return false;
    try {
      store.write(index, record);
    } catch (error) {
      if (!isDiskFull(error) || !(await makeRoom())) return false;
      return this.#write(store, index, record);
    }
    this.#kept = index + 1;
    this.#wake();
    return true;
  }

  /** Resolves when the piece is taken. */
  async #hold(index: number, record: Uint8Array<ArrayBuffer>): Promise<void> {
    const held = { index, record };
    this.#held = held;
    this.#wake();
    while (this.#held === held && !this.#isStopped) await this.#change();
  }

  #change(): Promise<void> {
    return new Promise((goOn) => {
      this.#waiting.push(goOn);
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  }
}
