/** Files, one after another: those that wait, the one that runs, and what became of the others. */

import type { Signal } from '@preact/signals';
import { AppError, toAppError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Done, FileTracks, QueuedFile } from './file-state.ts';
import { hasEnded, isUnderWay } from './file-state.ts';

/** The turn of a file, while it runs. */
export interface Turn {
  /** Aborted with the reason `paused` when it is to go on later, and `again` when it is to begin anew. */
  signal: AbortSignal;
  /** How far it is: seconds of sound that are done, of how many, and what was last said. */
  tell(seconds: number, duration: number | null, text: string): void;
  /** How many bytes of its sound have left this device. */
  tellSent(bytes: number): void;
  /** Which of its sound tracks is heard. */
  tellTracks(tracks: FileTracks): void;
}

export interface Work {
  /** Goes on where an earlier turn was. Resolves with what is to be shown of it, or with null when it is to leave the list. */
  run(turn: Turn): Promise<Done | null>;
  /** Called when it is given up outside its turn. */
  forget?(): void;
  /** Decides outside its turn where it, or the rest of it, is recognised: `isSent`, by the server; else here. */
  place?(isSent: boolean): void;
  /** Decides outside its turn, or before the next one, which sound track is heard. */
  hear?(track: number): void;
}

interface Job {
  work: Work;
  /** Of its turn. */
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
  add(name: string, work: Work, about: Partial<Pick<QueuedFile, 'duration' | 'state' | 'host'>> = {}): Promise<void> {
    if (!this.#list.value.some(isUnderWay)) this.#remove(this.#list.value.filter(hasEnded).map(({ id }) => id));
    const id = newId();
    return new Promise((onEnd) => {
      this.#jobs.set(id, { work, abort: new AbortController(), onEnd });
      this.#list.value = [...this.#list.value, { id, name, duration: null, state: { at: 'waiting' }, ...about }];
      void this.#goOn();
    });
  }

  /** The result of `work` in its turn; nothing of it stays in the list. Rejects with its error, or with `cancelled`. */
  async run<Result>(name: string, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    let result = Promise.reject<Result>(new AppError('cancelled', `${name} has left the queue`));
    result.catch(() => {});
    const run: Work['run'] = async (turn) => {
      result = work(turn);
      await result.catch(() => {});
      return null;
    };
    await this.add(name, { run });
    return result;
  }

  /** Gives the file up; the next one begins when it has let go of the threads. */
  cancel(id: string): void {
    const file = this.#find(id);
    if (file?.state.at === 'running') this.#jobs.get(id)!.abort.abort();
    else if (file) this.#forget([file]);
  }

  cancelAll(): void {
    // The running one last: nothing may begin behind it.
    this.#forget(this.#list.value.filter(({ state: { at } }) => at === 'asked' || at === 'waiting' || at === 'paused'));
    for (const { id, state } of this.#list.value) if (state.at === 'running') this.cancel(id);
  }

  /** Puts the file aside until `goOn`; the next one begins, once this one has let go of the threads. */
  pause(id: string): void {
    const file = this.#find(id);
    if (!file || !isUnderWay(file)) return;
    this.#jobs.get(id)!.abort.abort('paused');
    this.#change(id, { state: { at: 'paused' } });
  }

  pauseAll(): void {
    const state = { at: 'paused' } as const;
    this.#list.value = this.#list.value.map((file) => (file.state.at === 'waiting' ? { ...file, state } : file));
    for (const file of this.#list.value) if (isUnderWay(file)) this.pause(file.id);
  }

  goOn(id: string): void {
    const file = this.#find(id);
    if (file) this.#wait([file]);
  }

  goOnAll(): void {
    this.#wait(this.#list.value);
  }

  /** Decides for all that were asked about; `host`: of the server that gets their sound, or null for this device. */
  place(host: string | null): void {
    const state = { at: 'waiting' } as const;
    this.#list.value = this.#list.value.map((file) => {
      if (file.state.at !== 'asked') return file;
      this.#jobs.get(file.id)!.work.place?.(host !== null);
      return host === null ? { ...file, state } : { ...file, state, host };
    });
    void this.#goOn();
  }

  /** Does the rest of a failed or paused file on this device. */
  restHere(id: string): void {
    const file = this.#find(id);
    if (file?.state.at !== 'failed' && file?.state.at !== 'paused') return;
    this.#jobs.get(id)!.work.place?.(false);
    const { host: _, ...here } = file;
    this.#list.value = this.#list.value.map((other) => (other === file ? here : other));
    if (here.state.at === 'failed') this.retry(id);
    else this.goOn(id);
  }

  /** Hears another sound track of a file, from its beginning: now, if its turn is now, or behind those that wait. */
  hear(id: string, track: number): void {
    const file = this.#find(id);
    if (!file?.tracks) return;
    this.#jobs.get(id)!.work.hear?.(track);
    this.#change(id, { tracks: { ...file.tracks, heard: track } });
    if (hasEnded(file)) {
      this.retry(id);
    } else {
      this.#jobs.get(id)!.abort.abort('again');
      this.#change(id, { state: { at: 'paused' } });
      this.goOn(id);
    }
  }

  /** Runs a file that has ended again, behind those that wait. */
  retry(id: string): void {
    const file = this.#find(id);
    if (!file || !hasEnded(file)) return;
    const again = { ...file, state: { at: 'paused' } as const };
    this.#list.value = [...this.#list.value.filter((other) => other !== file), again];
    this.#wait([again]);
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

  /** Changes what is shown of the file that is done and has that transcript. */
  amend(transcript: string, change: Partial<Done>): void {
    this.#list.value = this.#list.value.map((file) => {
      const { state } = file;
      return state.at === 'done' && state.transcript === transcript
        ? { ...file, state: { ...state, ...change } }
        : file;
    });
  }

  /** Takes what has ended out of the list. */
  clear(): void {
    this.#forget(this.#list.value.filter(hasEnded));
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
    let first: number | undefined;
    const tell: Turn['tell'] = (seconds, duration, said) => {
      const state = this.#find(id)?.state;
      // Paused or given up, it comes to its end in a moment.
      if (state?.at !== 'running') return;
      const text = said || state.text;
      first ??= seconds;
      const tookMs = performance.now() - startedAt;
      this.#change(id, { duration, state: { at: 'running', seconds, sinceStart: seconds - first, tookMs, text } });
    };
    const tellSent = (sent: number) => {
      if (sent !== (this.#find(id)?.sent ?? 0)) this.#change(id, { sent });
    };
    const tellTracks = (tracks: FileTracks) => {
      if (tracks.all.length > 1 && !abort.signal.aborted) this.#change(id, { tracks });
    };
    this.#change(id, { state: { at: 'running', seconds: 0, sinceStart: 0, tookMs: 0, text: '' } });
    try {
      const done = await work.run({ signal: abort.signal, tell, tellSent, tellTracks });
      if (abort.signal.reason === 'again') return;
      // A single file that is done is usually on the page itself.
      if (done && (this.#list.value.length > 1 || done.withheld !== 0 || !done.isOpened || this.#find(id)?.tracks))
        this.#change(id, { state: done });
      else this.#remove([id]);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (abort.signal.reason === 'paused' || abort.signal.reason === 'again') return;
      if (error.code === 'cancelled') this.#remove([id]);
      else this.#change(id, { state: { at: 'failed', error } });
    }
    onEnd();
  }

  #find(id: string): QueuedFile | undefined {
    return this.#list.value.find((file) => file.id === id);
  }

  /** Those of the files that are paused wait for their turn. */
  #wait(files: readonly QueuedFile[]): void {
    const paused = new Set(files.filter(({ state }) => state.at === 'paused'));
    for (const { id } of paused) this.#jobs.get(id)!.abort = new AbortController();
    const state = { at: 'waiting' } as const;
    this.#list.value = this.#list.value.map((file) => (paused.has(file) ? { ...file, state } : file));
    void this.#goOn();
  }

  #change(id: string, change: Partial<QueuedFile>): void {
    this.#list.value = this.#list.value.map((file) => (file.id === id ? { ...file, ...change } : file));
  }

  #forget(files: readonly QueuedFile[]): void {
    for (const { id, state } of files) if (state.at !== 'done') this.#jobs.get(id)?.work.forget?.();
    this.#remove(files.map(({ id }) => id));
  }

  #remove(ids: readonly string[]): void {
    const removed = new Set(ids);
    this.#list.value = this.#list.value.filter(({ id }) => !removed.has(id));
    for (const id of ids) {
      this.#jobs.get(id)?.onEnd();
      this.#jobs.delete(id);
    }
  }
}
