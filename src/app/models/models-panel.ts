/**
 * Models as a use case: the list, downloads (one at a time, also while the page of models is closed or a dictation is in progress), and
 * actions on stored models. Loaded when the page of models is first opened.
 */

import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Family } from '../../protocol/model.ts';
import type { InstallProgress, ModelOffer, ModelSource, ModelsApi, StorageUsage } from '../../protocol/models.ts';
import { createTrials, type TestModel, type Trials } from '../calibration/running-trial.ts';
import { retryOnThreadDeath, type Thread } from '../thread-supervisor.ts';
import { createInstallJobs, type InstallChoices, type ModelNews } from './install-jobs.ts';
import { parseHubHost, parseModelId } from './model-address.ts';
import { cardsOf, type ModelCard, type ModelFacts } from './model-cards.ts';
import { createModelFailures } from './model-failures.ts';
import { createStoredModels } from './stored-models.ts';

/** The result of inspecting a repository or folder, with its source. */
export interface Found {
  source: ModelSource;
  offer: ModelOffer;
}

/** Actions of the page of models. Errors are recorded in the model's card; methods reject only where their comment says so. */
export interface ModelsPanel {
  /** Id of the embedded model. */
  embedded: string;
  cards: ReadonlySignal<readonly ModelCard[]>;
  /** Whether the stored models have been read. */
  isRead: ReadonlySignal<boolean>;
  /** The error that prevents reading the stored models. */
  unreadable: ReadonlySignal<AppError | null>;
  usage: ReadonlySignal<StorageUsage | null>;
  /** Progress of the running job. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** Id of the model that is being loaded as the next current one. */
  switchingTo: ReadonlySignal<string | null>;
  /** Id of the model under test, and its progress. */
  testing: Trials['now'];
  news: ReadonlySignal<ModelNews | null>;
  /** Origin of the hub. */
  host: ReadonlySignal<string>;
  /** Set by the page: while it is open, changes are not announced elsewhere. */
  isOpen: Signal<boolean>;
  refresh(): Promise<void>;
  /** Changes the hub. Throws `bad-argument`. */
  setHost(text: string): void;
  /** Inspects a repository, named OWNER/NAME. Rejects with `bad-argument`, a `hub-…` code, `model-unknown` or `model-incomplete`. */
  inspectHub(text: string): Promise<Found>;
  /** Inspects a folder. Rejects with `model-unknown` or `model-incomplete`. */
  inspectFolder(source: ModelSource & { kind: 'folder' }): Promise<Found>;
  /** Adds the model to the list and queues its installation. */
  add(found: Found, choices?: InstallChoices): void;
  /** Resumes an installation from a folder, if `source` is the same folder. */
  continueFromFolder(id: string, source: ModelSource & { kind: 'folder' }): Promise<void>;
  /** Queues an installation, or resumes a paused one. */
  install(id: string, choices?: InstallChoices): void;
  /** Stops a running installation or removes a queued one; downloaded bytes are kept. */
  pause(id: string): Promise<void>;
  /** Deletes the stored files. If the model is in use, the embedded model replaces it first. */
  remove(id: string): Promise<void>;
  verify(id: string): void;
  repair(id: string): void;
  /** Loads the model and makes it the current one. */
  switchTo(id: string): Promise<void>;
  /** Tests the model on this device. */
  test(id: string): Promise<void>;
  stopTest(): void;
  /** Requests persistent storage from the browser. */
  persist(): Promise<void>;
  dismiss(id: string): void;
  /** Estimated bytes of memory for a model with files of `bytes`. */
  memoryOf(bytes: number, family: Family): number;
  /** Memory budget of this device in bytes. */
  memoryBudget: number;
}

export interface ModelsPanelPlan {
  thread: Pick<Thread<ModelsApi>, 'call'>;
  catalogue: readonly ModelFacts[];
  /** Id of the embedded model. */
  embedded: string;
  inUse: ReadonlySignal<string>;
  switchTo: (id: string) => Promise<unknown>;
  test: TestModel;
  /** Null until the model has been tested on this device. Reads signals. */
  verdictOf: (id: string, revision: string) => Verdict | null;
  clipSeconds: number;
  memoryOf: (bytes: number, family: Family) => number;
  memoryBudget: number;
  host: Signal<string>;
  persist: () => Promise<boolean>;
  /** Set here: share of the current download. */
  download: Signal<number | null>;
  onReady: (id: string, how: { isSeen: boolean }) => void;
  /** Called when an installation or repair failed while the page of models was closed. */
  onFailed: (id: string, error: AppError) => void;
}

export function createModelsPanel(plan: ModelsPanelPlan): ModelsPanel {
  const { inUse, host, embedded } = plan;
  const added = signal<ReadonlyMap<string, Found>>(new Map());
  const switchingTo = signal<string | null>(null);
  const isOpen = signal(false);

  const call: Thread<ModelsApi>['call'] = (use) => retryOnThreadDeath(() => plan.thread.call(use));
  const trials = createTrials(plan.test);
  const failures = createModelFailures();
  const { stored, usage, isRead, unreadable, refresh } = createStoredModels(
    () => call((api) => Promise.all([api.list(), api.usage()])),
    (models) => {
      for (const { id, state } of models) {
        // Another window has completed the installation that was refused here.
        const failure = failures.all.value.get(id);
        if (state === 'ready' && failure?.error.code === 'install-elsewhere') failures.dismiss(id);
      }
    },
  );
  const jobs = createInstallJobs({
    thread: plan.thread,
    failures,
    refresh,
    here: (id) => stored.value.find((model) => model.id === id),
    sourceOf: (id) => added.value.get(id)?.source ?? { kind: 'hub', host: host.value, id },
    async onReady(id) {
      plan.onReady(id, { isSeen: isOpen.value });
      await askToPersistOnce();
    },
    onFailed(id, error) {
      if (!isOpen.value) plan.onFailed(id, error);
    },
  });

  const cards = computed(() =>
    cardsOf({
      catalogue: plan.catalogue,
      embedded,
      added: [...added.value.values()].map(({ offer }) => offer),
      stored: stored.value,
      work: jobs.work.value,
      failures: failures.all.value,
      verified: jobs.verified.value,
      inUse: inUse.value,
      verdictOf: plan.verdictOf,
      clipSeconds: plan.clipSeconds,
      memoryOf: plan.memoryOf,
      memoryBudget: plan.memoryBudget,
    }),
  );
  effect(() => {
    plan.download.value = jobs.download.value;
  });

  /** Requests persistent storage after the first installation only, because some browsers prompt the person at every request. */
  async function askToPersistOnce(): Promise<void> {
    const kept = stored.value.filter(({ state, inMemory }) => state === 'ready' && !inMemory);
    if (kept.length === 1 && usage.value?.persisted === false) await persist();
  }

  async function persist(): Promise<void> {
    const persisted = await plan.persist();
    if (usage.value) usage.value = { ...usage.value, persisted };
  }

  async function inspect(source: ModelSource): Promise<Found> {
    return { source, offer: await call((api) => api.inspect(source)) };
  }

  async function switchTo(id: string): Promise<void> {
    switchingTo.value = id;
    await plan.switchTo(id).finally(() => {
      switchingTo.value = null;
    });
  }

  function add(found: Found, choices?: InstallChoices): void {
    added.value = new Map(added.value).set(found.offer.id, found);
    jobs.install(found.offer.id, choices);
  }

  function forget(id: string): void {
    added.value = new Map([...added.value].filter(([other]) => other !== id));
    jobs.forget(id);
  }

  return {
    embedded,
    cards,
    isRead,
    unreadable,
    usage,
    progress: jobs.progress,
    switchingTo,
    testing: trials.now,
    news: jobs.news,
    host,
    isOpen,
    refresh,
    setHost(text) {
      host.value = parseHubHost(text);
    },
    inspectHub: async (text) => inspect({ kind: 'hub', host: host.value, id: parseModelId(text) }),
    inspectFolder: inspect,
    continueFromFolder: (id, source) =>
      failures.attempt(id, async () => {
        const found = await inspect(source);
        if (found.offer.id !== id)
          throw new AppError('model-unknown', `another folder: ${found.offer.id}`, { details: [id] });
        add(found, jobs.choicesOf(id));
      }),
    add,
    install: jobs.install,
    pause: jobs.pause,
    async remove(id) {
      await jobs.pause(id);
      await failures.attempt(id, async () => {
        if (inUse.value === id) await switchTo(embedded);
        await call((api) => api.remove(id));
        forget(id);
        await refresh();
      });
    },
    verify: jobs.verify,
    repair: jobs.repair,
    switchTo: (id) => failures.attempt(id, () => switchTo(id)),
    test: (id) => failures.attempt(id, () => trials.start(id)),
    stopTest: trials.stop,
    persist,
    dismiss: failures.dismiss,
    memoryOf: plan.memoryOf,
    memoryBudget: plan.memoryBudget,
  };
}
