/** Work on models, one piece after another: two downloads at once take as long, and neither is done in half of the time. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { type AppError, toAppError } from '../../core/errors.ts';
import type { InstallProgress } from '../../protocol/models.ts';

export type JobKind = 'install' | 'repair' | 'verify';

export interface Job {
  /** Of the model. */
  id: string;
  kind: JobKind;
  run(onProgress: (progress: InstallProgress) => void): Promise<void>;
}

export interface ModelQueue {
  running: ReadonlySignal<Job | null>;
  /** Of what runs; null until it tells. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** In the order in which their turns come. */
  waiting: ReadonlySignal<readonly Job[]>;
  /** Takes the place of one that waits for the same model. Nothing is added to a model that is being worked on. */
  add(job: Job): void;
  /** What waits is forgotten; what runs goes on. */
  drop(id: string): void;
  /** Resolves when nothing runs for this model. */
  settled(id: string): Promise<void>;
}

/** `onEnd` is told how each piece ended, and is waited for before the next one begins. */
export function createModelQueue(onEnd: (job: Job, error: AppError | null) => Promise<void>): ModelQueue {
  const running = signal<Job | null>(null);
  const progress = signal<InstallProgress | null>(null);
  const waiting = signal<readonly Job[]>([]);
  let ended = Promise.resolve();

  async function runOne(job: Job): Promise<void> {
    const onProgress = (now: InstallProgress) => {
      progress.value = now;
    };
    const error = await job.run(onProgress).then(() => null, toAppError);
    progress.value = null;
    await onEnd(job, error);
  }

  async function runAll(): Promise<void> {
    for (;;) {
      const [next, ...rest] = waiting.value;
      running.value = next ?? null;
      if (!next) return;
      waiting.value = rest;
      ended = runOne(next);
      await ended;
    }
  }

  return {
    running,
    progress,
    waiting,
    add(job) {
      if (running.value?.id === job.id) return;
      const others = waiting.value.filter(({ id }) => id !== job.id);
      waiting.value = [...others, job];
      if (!running.value) void runAll();
    },
    drop(id) {
      waiting.value = waiting.value.filter((job) => job.id !== id);
    },
    settled: (id) => (running.value?.id === id ? ended : Promise.resolve()),
  };
}

/** Share of the bytes of this phase, 0 to 1; null while it is not known. */
export function shareOf({ bytes, total }: InstallProgress): number | null {
  return total > 0 ? Math.min(1, bytes / total) : null;
}

/** Seconds until this phase is over at the present rate; null while it cannot be told. */
export function secondsLeft({ bytes, total, rate, retry }: InstallProgress): number | null {
  return total > 0 && rate && !retry ? Math.max(0, total - bytes) / rate : null;
}
