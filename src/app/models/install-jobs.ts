/** Installing, repairing and verifying models, one after another: what each piece of work asks of the models thread, and how it ended. */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { proxy } from 'comlink';
import type { AppError } from '../../core/errors.ts';
import type { Precision } from '../../protocol/model.ts';
import type { InstallProgress, ModelSource, ModelsApi, StoredModel } from '../../protocol/models.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import { createModelQueue, type Job, type JobKind, shareOf } from './job-queue.ts';
import type { ModelFailures } from './model-failures.ts';

export interface InstallChoices {
  /** Without it the first that the source offers. */
  precision?: Precision;
  /** Until the last window closes, and not on the disk. */
  inMemory?: boolean;
}

/** What became of a model, for those who do not see it. */
export interface ModelNews {
  id: string;
  what: InstallProgress['phase'] | 'ready' | 'verified' | 'damaged' | 'paused' | 'failed';
}

export interface InstallJobs {
  /** Of the one piece of work that runs. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** What is done with a model now, or waits to be done, by its id. */
  work: ReadonlySignal<ReadonlyMap<string, 'queued' | JobKind>>;
  /** Share of the download that is under way, 0 to 1; null while there is none. */
  download: ReadonlySignal<number | null>;
  /** Models whose files were all read and found right in this session. */
  verified: ReadonlySignal<ReadonlySet<string>>;
  news: ReadonlySignal<ModelNews | null>;
  /** Queues an installation, or goes on with one that was paused: with the choices of before, where none are given. */
  install(id: string, choices?: InstallChoices): void;
  repair(id: string): void;
  verify(id: string): void;
  /** Stops the installation, or takes it out of the queue; what was fetched stays. */
  pause(id: string): Promise<void>;
  choicesOf(id: string): InstallChoices | undefined;
  /** The model is gone: nothing of its order is to be gone on with. */
  forget(id: string): void;
}

export interface InstallJobsPlan {
  thread: Pick<Thread<ModelsApi>, 'call'>;
  failures: ModelFailures;
  /** What is here of a model, as it was last read. */
  here: (id: string) => StoredModel | undefined;
  /** Where a model comes from of which nothing is here. */
  sourceOf: (id: string) => ModelSource;
  /** Reads anew what is here: a piece of work has ended. */
  refresh: () => Promise<void>;
  /** A model was installed or repaired. The next piece of work waits for it. */
  onReady: (id: string) => Promise<void>;
  onFailed: (error: AppError) => void;
}

export function createInstallJobs({ thread, failures, here, ...plan }: InstallJobsPlan): InstallJobs {
  const choices = new Map<string, InstallChoices>();
  const verified = signal<ReadonlySet<string>>(new Set());
  const news = signal<ModelNews | null>(null);
  const queue = createModelQueue(onEnd);
  const call: Thread<ModelsApi>['call'] = (use) => retryOnThreadDeath(() => thread.call(use));

  effect(() => {
    const id = queue.running.value?.id;
    const phase = queue.progress.value?.phase;
    const last = news.peek();
    if (id && phase && (last?.id !== id || last.what !== phase)) news.value = { id, what: phase };
  });

  async function onEnd({ id, kind }: Job, error: AppError | null): Promise<void> {
    await plan.refresh();
    if (error?.code === 'cancelled') {
      news.value = { id, what: 'paused' };
    } else if (error) {
      failures.fail(id, error, () => add(id, kind));
      news.value = { id, what: 'failed' };
      plan.onFailed(error);
    } else if (kind === 'verify') {
      const isWell = here(id)?.state === 'ready';
      if (isWell) verified.value = new Set(verified.value).add(id);
      news.value = { id, what: isWell ? 'verified' : 'damaged' };
    } else {
      choices.delete(id);
      news.value = { id, what: 'ready' };
      await plan.onReady(id);
    }
  }

  function add(id: string, kind: JobKind): void {
    failures.dismiss(id);
    verified.value = new Set([...verified.value].filter((other) => other !== id));
    queue.add({
      id,
      kind,
      run: async (onProgress) => {
        if (kind === 'verify') await call((api) => api.verify(id, proxy(onProgress)));
        else if (kind === 'repair' || isBegun(id)) await call((api) => api.repair(id, proxy(onProgress)));
        else await call((api) => api.install({ source: sourceOf(id), ...choices.get(id) }, proxy(onProgress)));
      },
    });
  }

  /** What was begun goes on where it was begun: another server need not have the same files. */
  function sourceOf(id: string): ModelSource {
    const begun = here(id);
    if (begun?.source.kind !== 'hub') return plan.sourceOf(id);
    return { kind: 'hub', host: begun.source.host, id, revision: begun.revision };
  }

  /** Begun at an earlier visit, or in another window: only what is here tells in which precision. */
  function isBegun(id: string): boolean {
    const begun = here(id);
    return begun?.state === 'partial' && begun.source.kind === 'hub' && !choices.has(id);
  }

  return {
    progress: queue.progress,
    work: computed(() => {
      const waiting = queue.waiting.value.map(({ id }) => [id, 'queued'] as const);
      const now = queue.running.value;
      return new Map<string, 'queued' | JobKind>(now ? [...waiting, [now.id, now.kind]] : waiting);
    }),
    download: computed(() => {
      const job = queue.running.value;
      const now = queue.progress.value;
      if (!job || job.kind === 'verify') return null;
      return (now?.phase === 'download' && shareOf(now)) || 0;
    }),
    verified,
    news,
    install(id, chosen) {
      if (chosen) choices.set(id, chosen);
      add(id, 'install');
    },
    repair: (id) => add(id, 'repair'),
    verify: (id) => add(id, 'verify'),
    async pause(id) {
      queue.drop(id);
      if (queue.running.value?.id !== id) return;
      await failures.attempt(id, async () => {
        await thread.call((api) => api.pause(id));
        await queue.settled(id);
      });
    },
    choicesOf: (id) => choices.get(id),
    forget: (id) => choices.delete(id),
  };
}
