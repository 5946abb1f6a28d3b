/** A queue of jobs on models, run one at a time: two simultaneous downloads would both take longer to complete. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { type AppError, toAppError } from '../../core/errors.ts';
import type { InstallProgress } from '../../protocol/models.ts';

export type JobKind = 'install' | 'repair' | 'verify';

export interface Job {
  /** Id of the model. */
  id: string;
  kind: JobKind;
  run(onProgress: (progress: InstallProgress) => void): Promise<void>;
}

export interface ModelQueue {
  running: ReadonlySignal<Job | null>;
  /** Progress of the running job; null before its first report. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** Waiting jobs in order of execution. */
  waiting: ReadonlySignal<readonly Job[]>;
  /** Queues a job; it replaces a waiting job for the same model. Ignored while a job for this model is running. */
  add(job: Job): void;
  /** Removes the waiting job of a model; a running job continues. */
  drop(id: string): void;
  /** Resolves when no job for this model is running. */
  settled(id: string): Promise<void>;
}

/** Creates a queue. `onEnd` is called after each job, and the next job waits for its promise. */
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

/** Share of the bytes of the current phase, 0 to 1; null while unknown. */
export function shareOf({ bytes, total }: InstallProgress): number | null {
  return total > 0 ? Math.min(1, bytes / total) : null;
}

/** Seconds until the end of the current phase at the current rate; null while unknown. */
export function secondsLeft({ bytes, total, rate, retry }: InstallProgress): number | null {
  return total > 0 && rate && !retry ? Math.max(0, total - bytes) / rate : null;
}
