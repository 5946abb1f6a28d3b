/** Files, one after another: those that wait, the one that runs, and what became of the others. */

import type { Signal } from '@preact/signals';
import { AppError, toAppError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { FileState, QueuedFile } from './file-state.ts';
import { isUnderWay } from './file-state.ts';

/** The turn of a file, while it runs. */
export interface Turn {
  signal: AbortSignal;
  /** How far it is: seconds of sound that are done, of how many, and what was last said. */
  tell(seconds: number, duration: number | null, text: string): void;
}

/** Resolves with what is to be shown of it, or with null when it is to leave the list. */
type Work = (turn: Turn) => Promise<Extract<FileState, { at: 'done' }> | null>;

interface Job {
  work: Work;
  abort: AbortController;
  /** Called when it has ended, in whatever way. */
  onEnd: () => void;
}

export class FileQueue {
  readonly #list: Signal<readonly QueuedFile[]>;
  readonly #jobs = new Map<string, Job>();
  #isAtWork = false;

  /** `list` is set here alone. */
  constructor(list: Signal<readonly QueuedFile[]>) {
    this.#list = list;
  }

  /** Resolves when it has ended, whether done, failed or cancelled. What has ended before leaves the list once nothing runs. */
  add(name: string, work: Work): Promise<void> {
    if (!this.#list.value.some(isUnderWay)) this.clear();
    const id = newId();
    return new Promise((onEnd) => {
      this.#jobs.set(id, { work, abort: new AbortController(), onEnd });
      this.#list.value = [...this.#list.value, { id, name, duration: null, state: { at: 'waiting' } }];
      void this.#goOn();
    });
  }

  /** The result of `work` in its turn; nothing of it stays in the list. Rejects with its error, or with `cancelled`. */
  async run<Result>(name: string, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    let result = Promise.reject<Result>(new AppError('cancelled', `${name} has left the queue`));
    result.catch(() => {});
    await this.add(name, async (turn) => {
      result = work(turn);
      await result.catch(() => {});
      return null;
    });
    return result;
  }

  /** Gives the file up; the next one begins when it has let go of the threads. */
  cancel(id: string): void {
    const file = this.#find(id);
    if (file?.state.at === 'running') this.#jobs.get(id)!.abort.abort();
    else this.#remove(id);
  }

  cancelAll(): void {
    // The running one last: nothing may begin behind it.
    for (const { id } of this.#list.value.filter(isUnderWay).reverse()) this.cancel(id);
  }

  /** Runs a failed file again, behind those that wait. */
  retry(id: string): void {
    const file = this.#find(id);
    if (file?.state.at !== 'failed') return;
    this.#jobs.get(id)!.abort = new AbortController();
    this.#list.value = [...this.#list.value.filter((other) => other !== file), { ...file, state: { at: 'waiting' } }];
    void this.#goOn();
  }

  /** Puts a waiting file before the one that waits before it. */
  advance(id: string): void {
    const list = [...this.#list.value];
    const at = list.findIndex((file) => file.id === id);
    const before = list[at - 1];
    if (before?.state.at !== 'waiting') return;
    list.splice(at - 1, 2, list[at]!, before);
    this.#list.value = list;
  }

  /** Takes what has ended out of the list. */
  clear(): void {
    for (const file of this.#list.value) if (!isUnderWay(file)) this.#remove(file.id);
  }

  async #goOn(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    for (;;) {
      const next = this.#list.value.find(({ state }) => state.at === 'waiting');
      if (!next) break;
      await this.#run(next.id);
    }
    this.#isAtWork = false;
  }

  async #run(id: string): Promise<void> {
    const { work, abort, onEnd } = this.#jobs.get(id)!;
    const startedAt = performance.now();
    const tell: Turn['tell'] = (seconds, duration, said) => {
      const { state } = this.#find(id)!;
      const text = said || (state.at === 'running' ? state.text : '');
      this.#change(id, { duration, state: { at: 'running', seconds, tookMs: performance.now() - startedAt, text } });
    };
    tell(0, null, '');
    try {
      const done = await work({ signal: abort.signal, tell });
      // A single file that is done is on the page itself.
      if (done && (this.#list.value.length > 1 || done.withheld > 0)) this.#change(id, { state: done });
      else this.#remove(id);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'cancelled') this.#remove(id);
      else this.#change(id, { state: { at: 'failed', error } });
    }
    onEnd();
  }

  #find(id: string): QueuedFile | undefined {
    return this.#list.value.find((file) => file.id === id);
  }

  #change(id: string, change: Partial<QueuedFile>): void {
    this.#list.value = this.#list.value.map((file) => (file.id === id ? { ...file, ...change } : file));
  }

  #remove(id: string): void {
    this.#list.value = this.#list.value.filter((file) => file.id !== id);
    this.#jobs.get(id)?.onEnd();
    this.#jobs.delete(id);
  }
}
