/**
 * What was found in a file so far, a line a piece of sound: a tab that is closed in the middle loses no more than the piece at work. A line
 * that the disk has torn counts as not written.
 */

import { parsed, type SyncFile, writeAll } from './sync-file.ts';

/** What is being transcribed, and how. */
export interface RunHead {
  /** What its text depends on: model and settings. */
  key: string;
  name: string;
  /** Bytes of the file, and when it was last changed, in milliseconds since the epoch. */
  size: number;
  modified: number;
}

/** Lines that tell of the run itself. */
const begun = 'begun';
const paused = 'paused';

export class RunLog {
  readonly #file: SyncFile;
  #end = 0;
  #head: RunHead | null = null;
  #lines: string[] = [];

  constructor(file: SyncFile) {
    this.#file = file;
    const bytes = new Uint8Array(file.getSize());
    file.read(bytes, { at: 0 });
    this.#end = bytes.lastIndexOf(10) + 1;
    const [head, ...lines] = new TextDecoder().decode(bytes.subarray(0, this.#end)).split('\n').slice(0, -1);
    this.#head = head === undefined ? null : parsed<RunHead>(head);
    this.#lines = lines;
  }

  /** Null of a run that never began. */
  get head(): RunHead | null {
    return this.#head;
  }

  /** What was noted, in order. */
  get found(): string[] {
    return this.#lines.filter((line) => line !== begun && line !== paused);
  }

  /** A person has paused it, or it has twice in a row ended without finding anything: what has killed it would do so again. */
  get isPaused(): boolean {
    const [before, last] = this.#lines.slice(-2);
    return last === paused || (before === begun && last === begun);
  }

  /** Begins, or goes on where a run with that key was. Throws `QuotaExceededError`, as does `note`. */
  begin(head: RunHead): void {
    if (this.#head?.key !== head.key) {
      this.#file.truncate(0);
      this.#end = 0;
      this.#lines = [];
      this.#write(JSON.stringify(head));
    }
    this.#head = head;
    this.note(begun);
  }

  /** `line` is without line breaks. */
  note(line: string): void {
    this.#write(line);
    this.#lines.push(line);
  }

  pause(): void {
    this.note(paused);
  }

  close(): void {
    this.#file.close();
  }

  #write(line: string): void {
    const bytes = new TextEncoder().encode(`${line}\n`);
    writeAll(this.#file, bytes, this.#end);
    this.#file.flush();
    this.#end += bytes.length;
  }
}
