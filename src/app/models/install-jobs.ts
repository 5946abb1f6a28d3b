/** Installs, repairs and verifies models, one after another, by calls of the models thread. */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { proxy } from 'comlink';
import type { AppError } from '../../core/errors.ts';
import type { Precision } from '../../protocol/model.ts';
import type { InstallProgress, ModelSource, ModelsApi, StoredModel } from '../../protocol/models.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import { createModelQueue, type Job, type JobKind, shareOf } from './job-queue.ts';
import type { ModelFailures } from './model-failures.ts';

export interface InstallChoices {
  /** Precision to install; by default the first that the source offers. */
  precision?: Precision;
  /** Keeps the model in memory until the last window closes, instead of on the disk. */
  inMemory?: boolean;
}

/** A change of a model's state, to be announced to assistive technology. */
export interface ModelNews {
  id: string;
  what: InstallProgress['phase'] | 'ready' | 'verified' | 'damaged' | 'paused' | 'failed';
}

export interface InstallJobs {
  /** Progress of the running job. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** The running and queued jobs by model id. */
  work: ReadonlySignal<ReadonlyMap<string, 'queued' | JobKind>>;
  /** Share of the current download, 0 to 1; null while there is none. */
  download: ReadonlySignal<number | null>;
  /** Models whose files were all verified during this visit. */
  verified: ReadonlySignal<ReadonlySet<string>>;
  news: ReadonlySignal<ModelNews | null>;
  /** Queues an installation, or resumes a paused one: with the same choices as before unless others are given. */
  install(id: string, choices?: InstallChoices): void;
  repair(id: string): void;
  verify(id: string): void;
  /** Stops a running installation or removes a queued one; downloaded bytes are kept. Never rejects. */
  pause(id: string): Promise<void>;
  choicesOf(id: string): InstallChoices | undefined;
  /** Discards the choices for a removed model. */
  forget(id: string): void;
}

export interface InstallJobsPlan {
  thread: Pick<Thread<ModelsApi>, 'call'>;
  failures: ModelFailures;
  /** The stored state of a model, as last read. */
  here: (id: string) => StoredModel | undefined;
  /** The source of a model that is not stored. */
  sourceOf: (id: string) => ModelSource;
  /** Reads the stored state again, after a job has ended. */
  refresh: () => Promise<void>;
  /** Called after an installation or repair. The next job waits for the promise. */
  onReady: (id: string) => Promise<void>;
  onFailed: (id: string, error: AppError) => void;
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
      plan.onFailed(id, error);
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

  /** An interrupted download is resumed from its original server and revision, because the files on another server may differ. */
  function sourceOf(id: string): ModelSource {
    const begun = here(id);
    if (begun?.source.kind !== 'hub') return plan.sourceOf(id);
    return { kind: 'hub', host: begun.source.host, id, revision: begun.revision };
  }

  /** Whether an installation began on an earlier visit or in another window: its precision is known to the models thread only. */
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
