/** Controls the engine: other models, verdicts and trials, and memory. Loaded when one of these is first needed. */

import type { ReadonlySignal } from '@preact/signals';
import { proxy } from 'comlink';
import { words } from '../../i18n/model-control.ts';
import { saying } from '../../i18n/saying.ts';
import { embeddedModel } from '../../models/embedded.ts';
import type { Holder } from '../../models/fit/memory-budget.ts';
import { type EngineKind, engineBytes } from '../../models/fit/memory-estimate.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { ModelOrder, RunWish } from '../../protocol/automation.ts';
import type { EngineInfo } from '../../protocol/engine.ts';
import type { Family } from '../../protocol/model.ts';
import type { ModelsApi } from '../../protocol/models.ts';
import { usesGpu } from '../../protocol/runtime.ts';
import type { Activity } from '../activity.ts';
import { createModelTrials, type ModelTrials } from '../calibration/calibrate-models.ts';
import { createVerdictStore } from '../calibration/verdict-store.ts';
import { isSame } from '../engine/backend-order.ts';
import { type DevicePlan, readDevice } from '../engine/device-capabilities.ts';
import { embeddedOnProcessor } from '../engine/embedded-model.ts';
import type { LoadableModel } from '../engine/engine-slot.ts';
import { unloadWhenIdle } from '../engine/idle-unload.ts';
import { findModel, isOutOfReach, loadableModel } from '../engine/loadable-model.ts';
import { createMemory, type Memory } from '../engine/memory-use.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import type { Notices } from '../notices.ts';
import type { Thread } from '../thread-supervisor.ts';
import { defaultHubHost } from './model-address.ts';
import { createModelSwitch } from './model-switch.ts';

export interface ModelControlPlan {
  threads: SpeechThreads & EngineSlots;
  models: Pick<Thread<ModelsApi>, 'call'>;
  device: DevicePlan;
  /** The backend and threads requested in the page's address. */
  wish: RunWish;
  notices: Pick<Notices, 'say' | 'warn' | 'report'>;
  activity: Pick<Activity, 'isRecognising'>;
  isOnline: ReadonlySignal<boolean>;
  /** Origin of the hub named in the page's address, for orders without one; null for the default hub. */
  hub: string | null;
  /** Stores the person's choice for the next visit. */
  rememberChoice: (id: string) => void;
}

export interface ModelControl extends Pick<ModelTrials, 'test'> {
  /** Opens an installed model. Rejects with `model-missing`, `model-damaged` or `backend-unsupported`. */
  open(id: string, wish?: RunWish): Promise<LoadableModel>;
  /** Substitutes the embedded model for one that is unavailable, with a notice. Throws any other error. */
  instead(id: string, error: unknown): LoadableModel;
  /**
   * Loads a model and makes it the current one; a recording in progress continues. Rejects, and keeps the previous model, with `cancelled`
   * (by a later choice), with `out-of-memory`, or with the errors of `open` and of loading.
   */
  switchTo(id: string, wish?: RunWish): Promise<EngineInfo>;
  /** The same without making it the person's choice for the next visit. Rejects as `switchTo` does. */
  lend(id: string, wish?: RunWish): Promise<EngineInfo>;
  /** Installs a model and switches to it. Rejects as `ModelsApi.install` and `switchTo` do. */
  install(order: ModelOrder, wish?: RunWish): Promise<EngineInfo>;
  /** Tests a model when the page is idle, and switches to a better backend if there is one. */
  testWhenIdle(id: string): void;
  /** The verdict on a model for this device in its current state; null when there is none. `revision`: '' for the embedded model. */
  verdictOf(id: string, revision: string): Verdict | null;
  /** Estimates in bytes. */
  memory: Pick<Memory, 'budget' | 'hold'> & {
    /** Of 8 bits on the processor, where it is not told on what. */
    of(fileBytes: number, family: Family, on?: EngineKind): number;
    holders(): readonly Holder[];
  };
}

export async function createModelControl(plan: ModelControlPlan): Promise<ModelControl> {
  const { threads, models, notices } = plan;
  const isAtWork = plan.activity.isRecognising;
  const device = await readDevice(plan.device);
  const verdicts = createVerdictStore();
  const memory = createMemory({ threads, isAtWork: () => isAtWork.value });
  const source = { thread: models, readEmbedded: threads.readEmbedded, isOnline: () => plan.isOnline.value };
  const find = (id: string) => findModel(id, source);
  const keyOf = (model: string, revision: string) => ({ model, revision, device: device.key });

  const switching = createModelSwitch({
    threads,
    memory,
    isAtWork,
    onPostponed: (model) => notices.say(saying(words, 'postponed', model)),
  });
  const trials = createModelTrials({
    slots: threads,
    find,
    device,
    verdicts,
    memory,
    isAtWork,
    async onTested({ model, chosen }) {
      const { value: state } = threads.state;
      const isWorse = state.at === 'ready' && state.info.model === model && chosen && !isSame(state.info.on, chosen);
      if (!isWorse || isAtWork.value) return;
      await switching(await open(model));
      notices.say(saying(words, 'tested', model, chosen));
    },
  });
  unloadWhenIdle({ slot: threads.slot, isAtWork });
  threads.engineReplaced.subscribe(({ model, from, error }) => {
    if (error.code !== 'output-broken' || !usesGpu(from)) return;
    find(model).then(
      ({ revision }) => verdicts.demote(keyOf(model, revision), from),
      () => {},
    );
  });

  async function open(id: string, wish = plan.wish): Promise<LoadableModel> {
    const model = await find(id);
    const key = keyOf(id, model.revision);
    const verdict = verdicts.find(key);
    // Until it is tested, the model runs on the processor, which is ready at once and right.
    const mayBeFaster = device.hasGpu && id !== embeddedModel.id && !verdict;
    if (mayBeFaster || verdicts.isOutdated(key)) void trials.testWhenIdle(id);
    return loadableModel(model, device, verdict, wish);
  }

  const lend = async (id: string, wish?: RunWish) => switching(await open(id, wish));

  async function switchTo(id: string, wish?: RunWish): Promise<EngineInfo> {
    const info = await lend(id, wish);
    plan.rememberChoice(id);
    return info;
  }

  return {
    open,
    instead(id, error) {
      if (!isOutOfReach(error) || id === embeddedModel.id) throw error;
      notices.warn(saying(words, 'fellBack', id), saying(words, 'fellBackHelp', embeddedModel.id));
      return embeddedOnProcessor(device.threads, threads.readEmbedded);
    },
    switchTo,
    lend,
    async install({ id, hub = plan.hub ?? defaultHubHost, precision }, wish) {
      const order = { source: { kind: 'hub', host: hub, id } as const, ...(precision ? { precision } : {}) };
      const model = await models.call((api) =>
        api.install(
          order,
          proxy(() => {}),
        ),
      );
      return switchTo(model.id, wish);
    },
    test: trials.test,
    testWhenIdle: (id) => void trials.testWhenIdle(id),
    verdictOf: (id, revision) => verdicts.find(keyOf(id, revision)),
    memory: {
      budget: memory.budget,
      of: (bytes, family, on = device) => engineBytes(bytes, family, on),
      holders: memory.holders,
      hold: memory.hold,
    },
  };
}
