/**
 * Windows of speech on several engines. The longest of those that wait goes first, so that no engine is left with a long one at the end; the
 * very first one goes first whatever its length, because somebody waits for its text.
 */

import { throwIfCancelled } from '../../core/cancel.ts';
import type { CheckedText } from '../../protocol/speech.ts';
import type { FurtherEngine, FurtherEngines } from '../engine/further-engines.ts';
import { isDeath, retryOnThreadDeath, ThreadDeath } from '../thread-supervisor.ts';

export interface SharedWindowsPlan<Window> {
  /** The current engine, which is always there. */
  engine: FurtherEngine;
  /** The others, which are called for when there is work for them; none without it. */
  pool: FurtherEngines | undefined;
  recognise(engine: FurtherEngine, window: Window): Promise<CheckedText>;
  lengthOf(window: Window): number;
  /** Awaited before each window. */
  mayGoOn(): Promise<void>;
  signal: AbortSignal | undefined;
}

interface Task<Window> {
  window: Window;
  /** An engine of the pool could not do it: then the current one does, and whatever that says is the answer. */
  isGivenBack: boolean;
  resolve(text: CheckedText): void;
  reject(error: unknown): void;
}

export class SharedWindows<Window> {
  readonly #plan: SharedWindowsPlan<Window>;
  #waiting: Task<Window>[] = [];
  readonly #atWork = new Map<FurtherEngine, Promise<void>>();
  #isFirstDone = false;
  #isOver = false;

  constructor(plan: SharedWindowsPlan<Window>) {
    this.#plan = plan;
  }

  /** Its text, as soon as an engine has recognised it. Rejects with `cancelled`, or with the error of the current engine. */
  add(window: Window): Promise<CheckedText> {
    const text = new Promise<CheckedText>((resolve, reject) => {
      this.#waiting.push({ window, isGivenBack: false, resolve, reject });
    });
    // Whoever has given up does not ask for it any more.
    text.catch(() => {});
    this.#share();
    return text;
  }

  /** Gives up what waits; resolves when all engines have let go of what they were doing. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#atWork.values());
  }

  #share(): void {
    const { engine, pool } = this.#plan;
    for (const each of this.#isFirstDone ? [engine, ...(pool?.engines() ?? [])] : [engine]) {
      if (this.#atWork.has(each) || !this.#next(each)) continue;
      const work = this.#serve(each).finally(() => this.#atWork.delete(each));
      this.#atWork.set(each, work);
    }
    if (this.#isFirstDone && this.#waiting.length > 0) void pool?.grow(() => this.#share());
  }

  /** Never rejects. */
  async #serve(engine: FurtherEngine): Promise<void> {
    const { pool, signal, mayGoOn } = this.#plan;
    const isOfPool = engine !== this.#plan.engine;
    while (this.#next(engine)) {
      await mayGoOn();
      if (isOfPool && !pool?.engines().includes(engine)) return;
      const task = this.#next(engine);
      if (!task) return;
      this.#waiting.splice(this.#waiting.indexOf(task), 1);
      try {
        throwIfCancelled(signal, 'transcription');
        task.resolve(await (isOfPool ? this.#tryOn(engine, task) : this.#onCurrent(task)));
      } catch (error) {
        if (isOfPool && !this.#isOver && !signal?.aborted) this.#giveBack(engine, task, error);
        else task.reject(error);
      }
      if (!this.#isFirstDone) {
        this.#isFirstDone = true;
        this.#share();
      }
    }
  }

  #onCurrent({ window }: Task<Window>): Promise<CheckedText> {
    const { engine, recognise } = this.#plan;
    return retryOnThreadDeath(() => recognise(engine, window));
  }

  #tryOn(engine: FurtherEngine, { window }: Task<Window>): Promise<CheckedText> {
    return this.#plan.recognise(engine, window);
  }

  #giveBack(engine: FurtherEngine, task: Task<Window>, error: unknown): void {
    const isTaken = error instanceof ThreadDeath && error.afterwards === 'handover';
    if (!isDeath(error)) this.#plan.pool?.drop(engine);
    this.#waiting.unshift({ ...task, isGivenBack: !isTaken });
    queueMicrotask(() => this.#share());
  }

  /** What the engine is to do next. */
  #next(engine: FurtherEngine): Task<Window> | undefined {
    if (this.#isOver) return undefined;
    const isOfPool = engine !== this.#plan.engine;
    const those = this.#waiting.filter(({ isGivenBack }) => !isOfPool || !isGivenBack);
    const { lengthOf } = this.#plan;
    if (!this.#isFirstDone) return those[0];
    const urgent = those.find(({ isGivenBack }) => isGivenBack);
    return urgent ?? those.reduce<Task<Window> | undefined>(longer, undefined);

    function longer(one: Task<Window> | undefined, other: Task<Window>): Task<Window> {
      return one && lengthOf(one.window) >= lengthOf(other.window) ? one : other;
    }
  }
}
