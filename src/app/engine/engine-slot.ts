/** An engine thread with one model, which falls back to the next backend when one fails. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { proxy, transfer } from 'comlink';
import { AppError } from '../../core/errors.ts';
import { buffersOf } from '../../models/model-buffers.ts';
import type { EngineApi, EngineInfo, LoadPhase } from '../../protocol/engine.ts';
import type { Family, ModelFiles } from '../../protocol/model.ts';
import { type Backend, type RuntimeFiles, usesGpu } from '../../protocol/runtime.ts';
import type { SpeechHints } from '../../protocol/speech.ts';
import { isDeath, superviseThread, type Thread } from '../thread-supervisor.ts';
import { afterDeath, firstPlace } from './backend-fallback.ts';

export type EngineState =
  | { at: 'loading'; phase: LoadPhase /** 0 to 1, or null where it cannot be known. */; progress: number | null }
  | { at: 'ready'; info: EngineInfo }
  /** The memory of the model was freed after a time without use; the next call loads the model again. */
  | { at: 'asleep'; info: EngineInfo }
  | { at: 'failed'; error: AppError };

/** A model whose files can be read, with the backends that this device has for it. */
export interface LoadableModel {
  model: string;
  family: Family;
  /** BCP 47 tags; several when the model detects the language. */
  languages: readonly string[];
  /** Size of the files for one backend in bytes; an upper bound where that is unknown. */
  bytes: number;
  /** Best backend first; never empty. */
  backends: readonly Backend[];
  /** Reads the files for a backend. Rejects when they are missing or damaged, or cannot be fetched. */
  read(backend: Backend): Promise<ModelFiles>;
}

export interface EngineSlot {
  /** Id of the requested model; a substitute may be loaded in its place. */
  id: string;
  thread: Thread<EngineApi>;
  state: ReadonlySignal<EngineState>;
  /** The model in the slot; undefined until it has been opened. */
  model(): LoadableModel | undefined;
  /**
   * Loads the model if necessary. Rejects with the error of `open`, with that of the last backend, or with a ThreadDeath when another
   * slot takes over.
   */
  ready(): Promise<EngineInfo>;
  /** Bytes of the loaded files; 0 while none are loaded. */
  bytes(): number;
  /** Frees the memory of the model; the next call loads it again. Returns false when the engine is busy or not loaded. */
  sleep(): boolean;
}

/** A request for a model in an engine. */
export interface EngineOrder {
  /** Id of the model. */
  id: string;
  open: () => Promise<LoadableModel>;
  /** Opens a substitute when `open` or reading fails, or rejects with the error. */
  instead?: (error: unknown) => Promise<LoadableModel>;
}

/** The backend on which a model continues after its engine died. */
export interface EngineReplacement {
  model: string;
  /** The backend of the engine that died. */
  from: Backend;
  backend: Backend;
  isOther: boolean;
  /** Cause of the death. */
  error: AppError;
}

export interface EngineSlotPlan extends EngineOrder {
  create: () => Worker;
  runtime: (backend: Backend) => Promise<RuntimeFiles>;
  hints: () => SpeechHints;
  /** Called when the engine died with a call pending and is restarted. */
  onReplaced: (next: EngineReplacement) => void;
  onFailed: (error: AppError) => void;
}

const unread: EngineState = { at: 'loading', phase: 'read', progress: null };

/** Creates a slot; nothing is loaded before its first call. */
export function createEngineSlot(plan: EngineSlotPlan): EngineSlot {
  const state = signal<EngineState>(unread);
  let loadable: LoadableModel | undefined;
  let place = firstPlace;
  let info: EngineInfo | undefined;
  let bytes = 0;

  async function gather(): Promise<[Backend, RuntimeFiles, ModelFiles]> {
    loadable ??= await plan.open();
    const backend = loadable.backends[place.at]!;
    return [backend, ...(await Promise.all([plan.runtime(backend), loadable.read(backend)]))];
  }

  async function gatherInstead(error: unknown): ReturnType<typeof gather> {
    if (!plan.instead) throw error;
    loadable = await plan.instead(error);
    place = firstPlace;
    return gather();
  }

  const thread = superviseThread<EngineApi>({
    name: 'engine',
    create: plan.create,
    async prepare(api) {
      state.value = unread;
      bytes = 0;
      const [backend, runtime, model] = await gather().catch(gatherInstead);
      const buffers = buffersOf(model);
      const size = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
      await api.start(runtime);
      await api.hint(plan.hints());
      const onPhase = proxy((phase: LoadPhase) => {
        state.value = { at: 'loading', phase, progress: null };
      });
      try {
        info = await api.load(transfer(model, buffers), backend, onPhase);
      } catch (error) {
        // A graph that fails to load on a GPU may be intact: the backend is blamed, not the file.
        const isBroken = error instanceof AppError && error.code === 'model-broken';
        throw isBroken && usesGpu(backend) ? new AppError('backend-unsupported', error.message) : error;
      }
      bytes = size;
      state.value = { at: 'ready', info };
    },
    mayRestart({ error, livedMs, hasWorked, isMissed }) {
      if (!loadable) return false;
      const { model, backends } = loadable;
      const from = backends[place.at]!;
      const next = afterDeath(backends, place, { code: error.code, livedMs, hasWorked });
      const isOther = next?.at !== place.at;
      place = next ?? firstPlace;
      if (isMissed && next) plan.onReplaced({ model, from, backend: backends[next.at]!, isOther, error });
      return next !== null;
    },
    onFailed(error) {
      state.value = { at: 'failed', error };
      plan.onFailed(error);
    },
  });

  return {
    id: plan.id,
    thread,
    state,
    model: () => loadable,
    bytes: () => (state.value.at === 'asleep' ? 0 : bytes),
    async ready() {
      for (;;) {
        try {
          await thread.call(async (api) => api.ping());
          return info!;
        } catch (error) {
          // A handover is not retried: the new slot has its own `ready`.
          if (!isDeath(error) || error.afterwards === 'handover') throw error;
        }
      }
    },
    sleep() {
      if (state.value.at !== 'ready' || thread.isBusy()) return false;
      state.value = { at: 'asleep', info: state.value.info };
      thread.handOver();
      return true;
    },
  };
}
