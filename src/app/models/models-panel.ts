/**
 * Models as a use case: the list of them, downloads one after another that go on while the page of models is closed and while somebody
 * dictates, and what can be done with what is here. Loaded when the models are first looked at.
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

/** A model that was looked at, and where. */
export interface Found {
  source: ModelSource;
  offer: ModelOffer;
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
  /** Null until it was tested on this device. Reads signals. */
  verdictOf: (id: string, revision: string) => Verdict | null;
  clipSeconds: number;
  memoryOf: (bytes: number, family: Family) => number;
  memoryBudget: number;
  host: Signal<string>;
  persist: () => Promise<boolean>;
  /** Written here: the share of the download that is under way. */
  download: Signal<number | null>;
  onReady: (id: string, how: { isSeen: boolean }) => void;
  /** A model could not be had, while nobody looked. */
  onFailed: (error: AppError) => void;
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
        // Another window has finished what this one was refused.
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
    onFailed(error) {
      if (!isOpen.value) plan.onFailed(error);
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

  /** After the first thing that is worth keeping: asked again, some browsers would ask the person again. */
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
