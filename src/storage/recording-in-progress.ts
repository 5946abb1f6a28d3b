/**
 * What the journal of a recording in progress does with each second: it is kept in memory until it is in the database. When the disk is
 * full or the database is gone, all that could not be written is tried again with the next second.
 */

import { toAppError, toWire, type WireError } from '../core/errors.ts';
import type { JournalMessage, JournalSecond, RecordingStart } from '../protocol/journal.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { leaveToDone } from './transcript-stores.ts';

/**
 * Milliseconds between writes that wait for the disk itself. Those in between survive the end of the browser, but perhaps not the loss of
 * power.
 */
const strictEveryMs = 5000;

export class RecordingInProgress {
  readonly #database: Database<Schema>;
  readonly #start: RecordingStart;
  readonly #onTrouble: (error: WireError | null) => void;
  readonly #unwritten = new Map<number, JournalSecond>();
  readonly #ended = Promise.withResolvers<void>();
  #isBegun = false;
  #isInTrouble = false;
  #strictAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;

  constructor(database: Database<Schema>, start: RecordingStart, onTrouble: (error: WireError | null) => void) {
    this.#database = database;
    this.#start = start;
    this.#onTrouble = onTrouble;
    this.#write();
  }

  /** Resolves when the recording has ended and has been written as far as it can be. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** What is not in the database yet. */
  get unwritten(): Iterable<JournalSecond> {
    return this.#unwritten.values();
  }

  get isWritten(): boolean {
    return this.#unwritten.size === 0;
  }

  receive(message: JournalMessage): void {
    if (message) this.#unwritten.set(message.from, message);
    this.#write();
    if (!message) void this.#writing.then(() => this.#ended.resolve());
  }

  /** For a recording that goes on by another port. */
  release(): void {
    this.#ended.resolve();
  }

  #write(): void {
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#writing = this.#writeAll().finally(() => {
      this.#isWriting = false;
    });
  }

  async #writeAll(): Promise<void> {
    try {
      do await this.#writeWaiting();
      while (this.#unwritten.size > 0);
      if (this.#isInTrouble) this.#onTrouble(null);
      this.#isInTrouble = false;
    } catch (error) {
      if (!this.#isInTrouble) this.#onTrouble(toWire(toAppError(error)));
      this.#isInTrouble = true;
    }
  }

  async #writeWaiting(): Promise<void> {
    const waiting = [...this.#unwritten.values()];
    const now = performance.now();
    const isStrict = now - this.#strictAt >= strictEveryMs;
    await this.#database.withDatabase(async (handle) => {
      const durability = isStrict ? 'strict' : 'relaxed';
      const change = handle.transaction(['sounds', 'seconds'], 'readwrite', { durability });
      const sounds = change.objectStore('sounds');
      const seconds = change.objectStore('seconds');
      const isKnown = (await sounds.getKey(this.#start.id)) !== undefined;
      // Once begun, a recording that is not there any more has been discarded, perhaps by another window.
      if (isKnown || !this.#isBegun) {
        if (!isKnown) sounds.put({ ...this.#start, words: [] }).catch(leaveToDone);
        for (const second of waiting) seconds.put({ sound: this.#start.id, ...second }).catch(leaveToDone);
      }
      await change.done;
    });
    this.#isBegun = true;
    if (isStrict) this.#strictAt = now;
    for (const second of waiting) {
      if (this.#unwritten.get(second.from) === second) this.#unwritten.delete(second.from);
    }
  }
}
