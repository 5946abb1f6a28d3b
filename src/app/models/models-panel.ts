/**
 * Models as a use case: the list of them, downloads one after another that go on while the page of models is closed and while somebody
 * dictates, and what can be done with what is here. Loaded when the models are first looked at.
 */

import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { proxy, type Remote } from 'comlink';
import { AppError, toAppError } from '../../core/errors.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Family, Precision } from '../../protocol/model.ts';
import type { InstallProgress, ModelOffer, ModelSource, ModelsApi, StorageUsage } from '../../protocol/models.ts';
import { createTrials, type TestModel, type Trials } from '../calibration/running-trial.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import { createModelQueue, type Job, type JobKind, shareOf } from './job-queue.ts';
import { parseHubHost, parseModelId } from './model-address.ts';
import { cardsOf, type Failure, type ModelCard, type ModelFacts } from './model-cards.ts';
import { createStoredModels } from './stored-models.ts';

/** A model that was looked at, and where. */
export interface Found {
  source: ModelSource;
  offer: ModelOffer;
}

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

/** Everything that the page of models does. What fails is in the card of the model, and nothing rejects unless it says so. */
export interface ModelsPanel {
  /** Id of the model that comes with the app. */
  embedded: string;
  cards: ReadonlySignal<readonly ModelCard[]>;
  /** False until what is here has been read. */
  isRead: ReadonlySignal<boolean>;
  /** Why it could not be read. */
  unreadable: ReadonlySignal<AppError | null>;
  usage: ReadonlySignal<StorageUsage | null>;
  /** Of the one piece of work that runs. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** The model that is being loaded to take over. */
  switchingTo: ReadonlySignal<string | null>;
  /** The model that is being tested on this device, and how far. */
  testing: Trials['now'];
  news: ReadonlySignal<ModelNews | null>;
  /** Where models are fetched from: an origin. */
  host: ReadonlySignal<string>;
  /** Written by the page: while it is open, nobody needs to be told elsewhere. */
  isOpen: Signal<boolean>;
  refresh(): Promise<void>;
  /** Throws `bad-argument`. */
  setHost(text: string): void;
  /** What a repository holds. `text` is OWNER/NAME. Rejects with `bad-argument`, a `hub-…` code, `model-unknown` or `model-incomplete`. */
  inspectHub(text: string): Promise<Found>;
  /** What a folder holds. Rejects with `model-unknown` or `model-incomplete`. */
  inspectFolder(source: ModelSource & { kind: 'folder' }): Promise<Found>;
  /** Lists it, and queues its installation. */
  add(found: Found, choices?: InstallChoices): void;
  /** Goes on with what was begun from a folder, when that is the same one. */
  continueFromFolder(id: string, source: ModelSource & { kind: 'folder' }): Promise<void>;
  /** Queues an installation, or goes on with one that was paused. */
  install(id: string, choices?: InstallChoices): void;
  /** Stops the installation, or takes it out of the queue; what was fetched stays. */
  pause(id: string): Promise<void>;
  /** Deletes what is here of it. The one in use gives way to the embedded one first. */
  remove(id: string): Promise<void>;
  verify(id: string): void;
  repair(id: string): void;
  /** Loads it and recognises with it from then on. */
  switchTo(id: string): Promise<void>;
  /** Measures it on this device. */
  test(id: string): Promise<void>;
  stopTest(): void;
  /** Asks the browser never to clear the storage by itself. */
  persist(): Promise<void>;
  dismiss(id: string): void;
  /** This version of the app has a recogniser for the family. */
  canRun(family: Family): boolean;
  /** Bytes of memory that files of so many bytes need while they run. */
  memoryOf(bytes: number, family: Family): number;
  /** Bytes that this device should give at most. */
  memoryBudget: number;
}

export interface ModelsPanelPlan {
  thread: Pick<Thread<ModelsApi>, 'call'>;
  catalogue: readonly ModelFacts[];
  /** Id of the model that comes with the app. */
  embedded: string;
  inUse: ReadonlySignal<string>;
  switchTo: (id: string) => Promise<unknown>;
  test: TestModel;
  /** Null until it was tested on this device. May read signals. */
  verdictOf: (id: string, revision: string) => Verdict | null;
  clipSeconds: number;
  canRun: (family: Family) => boolean;
  memoryOf: (bytes: number, family: Family) => number;
  memoryBudget: number;
  host: Signal<string>;
  persist: () => Promise<boolean>;
  /** Written here: the share of the download that is under way. */
  download: Signal<number | null>;
  onReady: (id: string, how: { isSeen: boolean; canRun: boolean }) => void;
  /** A model could not be had, while nobody looked. */
  onFailed: (error: AppError) => void;
}

export function createModelsPanel(plan: ModelsPanelPlan): ModelsPanel {
  const { inUse, host, embedded } = plan;
  const added = signal<ReadonlyMap<string, Found>>(new Map());
  const failures = signal<ReadonlyMap<string, Failure>>(new Map());
  const verified = signal<ReadonlySet<string>>(new Set());
  const switchingTo = signal<string | null>(null);
  const verdictsRead = signal(0);
  const news = signal<ModelNews | null>(null);
  const isOpen = signal(false);
  const orders = new Map<string, InstallChoices>();

  const queue = createModelQueue(onEnd);
  const trials = createTrials(plan.test);
  const { stored, usage, isRead, unreadable, refresh } = createStoredModels(
    () => call((api) => Promise.all([api.list(), api.usage()])),
    (models) => {
      verdictsRead.value++;
      for (const { id, state } of models) {
        // Another window has finished what this one was refused.
        if (state === 'ready' && failures.value.get(id)?.error.code === 'install-elsewhere') dismiss(id);
      }
    },
  );
  const call = <Result>(use: (api: Remote<ModelsApi>) => Promise<Result>) =>
    retryOnThreadDeath(() => plan.thread.call(use));

  const work = computed(() => {
    const waiting = queue.waiting.value.map(({ id }) => [id, 'queued'] as const);
    const now = queue.running.value;
    return new Map<string, 'queued' | JobKind>(now ? [...waiting, [now.id, now.kind]] : waiting);
  });

  const cards = computed(() => {
    // A verdict lies where no signal tells of it.
    void verdictsRead.value;
    return cardsOf({
      catalogue: plan.catalogue,
      embedded,
      added: [...added.value.values()].map(({ offer }) => offer),
      stored: stored.value,
      work: work.value,
      failures: failures.value,
      verified: verified.value,
      inUse: inUse.value,
      verdictOf: plan.verdictOf,
      clipSeconds: plan.clipSeconds,
      canRun: plan.canRun,
      memoryOf: plan.memoryOf,
      memoryBudget: plan.memoryBudget,
    });
  });

  effect(() => {
    const job = queue.running.value;
    const now = queue.progress.value;
    const isDownload = job !== null && job.kind !== 'verify';
    plan.download.value = isDownload ? (now?.phase === 'download' && shareOf(now)) || 0 : null;
  });
  effect(() => {
    const id = queue.running.value?.id;
    const phase = queue.progress.value?.phase;
    const last = news.peek();
    if (id && phase && (last?.id !== id || last.what !== phase)) news.value = { id, what: phase };
  });

  function fail(id: string, error: AppError, again: () => void): void {
    console.warn(`${id}: ${error.code}: ${error.message}`);
    failures.value = new Map(failures.value).set(id, { error, again });
  }

  function dismiss(id: string): void {
    failures.value = without(failures.value, id);
  }

  async function onEnd({ id, kind }: Job, error: AppError | null): Promise<void> {
    await refresh();
    if (error?.code === 'cancelled') {
      news.value = { id, what: 'paused' };
    } else if (error) {
      fail(id, error, () => queueJob(id, kind));
      news.value = { id, what: 'failed' };
      if (!isOpen.value) plan.onFailed(error);
    } else if (kind === 'verify') {
      const isWell = stateHere(id) === 'ready';
      if (isWell) verified.value = new Set(verified.value).add(id);
      news.value = { id, what: isWell ? 'verified' : 'damaged' };
    } else {
      orders.delete(id);
      news.value = { id, what: 'ready' };
      const canRun = cards.value.some((card) => card.id === id && card.canRun);
      plan.onReady(id, { isSeen: isOpen.value, canRun });
      await askToPersistOnce();
    }
  }

  const stateHere = (id: string) => stored.value.find((model) => model.id === id)?.state;

  /** After the first thing that is worth keeping: asked again, some browsers would ask the person again. */
  async function askToPersistOnce(): Promise<void> {
    const kept = stored.value.filter(({ state, inMemory }) => state === 'ready' && !inMemory);
    if (kept.length === 1 && usage.value?.persisted === false) await persist();
  }

  async function persist(): Promise<void> {
    const persisted = await plan.persist();
    if (usage.value) usage.value = { ...usage.value, persisted };
  }

  function queueJob(id: string, kind: JobKind): void {
    dismiss(id);
    verified.value = new Set([...verified.value].filter((other) => other !== id));
    queue.add({
      id,
      kind,
      run: async (onProgress) => {
        if (kind === 'verify') await call((api) => api.verify(id, proxy(onProgress)));
        else if (kind === 'repair' || isBegun(id)) await call((api) => api.repair(id, proxy(onProgress)));
        else await call((api) => api.install({ source: sourceOf(id), ...orders.get(id) }, proxy(onProgress)));
      },
    });
  }

  /** What was begun goes on where it was begun: another server need not have the same files. */
  function sourceOf(id: string): ModelSource {
    const found = added.value.get(id);
    const here = stored.value.find((model) => model.id === id);
    if (here?.source.kind === 'hub') return { kind: 'hub', host: here.source.host, id, revision: here.revision };
    return found?.source ?? { kind: 'hub', host: host.value, id };
  }

  /** Begun at an earlier visit, or in another window: only what is here tells in which precision. */
  function isBegun(id: string): boolean {
    const here = stored.value.find((model) => model.id === id);
    return here?.state === 'partial' && here.source.kind === 'hub' && !orders.has(id);
  }

  function install(id: string, choices?: InstallChoices): void {
    if (choices) orders.set(id, choices);
    queueJob(id, 'install');
  }

  async function attempt(id: string, what: () => Promise<unknown>): Promise<void> {
    dismiss(id);
    try {
      await what();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'cancelled') fail(id, error, () => void attempt(id, what));
    }
  }

  async function inspect(source: ModelSource): Promise<Found> {
    return { source, offer: await call((api) => api.inspect(source)) };
  }

  async function pause(id: string): Promise<void> {
    queue.drop(id);
    if (queue.running.value?.id !== id) return;
    await attempt(id, async () => {
      await plan.thread.call((api) => api.pause(id));
      await queue.settled(id);
    });
  }

  async function switchTo(id: string): Promise<void> {
    switchingTo.value = id;
    await plan.switchTo(id).finally(() => {
      switchingTo.value = null;
    });
  }

  function add(found: Found, choices?: InstallChoices): void {
    added.value = new Map(added.value).set(found.offer.id, found);
    install(found.offer.id, choices);
  }

  return {
    embedded,
    cards,
    isRead,
    unreadable,
    usage,
    progress: queue.progress,
    switchingTo,
    testing: trials.now,
    news,
    host,
    isOpen,
    refresh,
    setHost(text) {
      host.value = parseHubHost(text);
    },
    inspectHub: async (text) => inspect({ kind: 'hub', host: host.value, id: parseModelId(text) }),
    inspectFolder: inspect,
    continueFromFolder: (id, source) =>
      attempt(id, async () => {
        const found = await inspect(source);
        if (found.offer.id !== id)
          throw new AppError('model-unknown', `another folder: ${found.offer.id}`, { details: [id] });
        add(found, orders.get(id));
      }),
    add,
    install,
    pause,
    async remove(id) {
      await pause(id);
      await attempt(id, async () => {
        if (inUse.value === id) await switchTo(embedded);
        await call((api) => api.remove(id));
        added.value = without(added.value, id);
        orders.delete(id);
        await refresh();
      });
    },
    verify: (id) => queueJob(id, 'verify'),
    repair: (id) => queueJob(id, 'repair'),
    switchTo: (id) => attempt(id, () => switchTo(id)),
    async test(id) {
      await attempt(id, () => trials.start(id));
      verdictsRead.value++;
    },
    stopTest: trials.stop,
    persist,
    dismiss,
    canRun: plan.canRun,
    memoryOf: plan.memoryOf,
    memoryBudget: plan.memoryBudget,
  };
}

function without<Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(id);
  return rest;
}
