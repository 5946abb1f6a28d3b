/** An engine thread with one model in it: on the best of its backends, and when that fails on the next. */

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
  /** Its memory was freed because nobody used it; the next press loads it again. */
  | { at: 'asleep'; info: EngineInfo }
  | { at: 'failed'; error: AppError };

/** A model that can be read, and on what it runs here. */
export interface LoadableModel {
  model: string;
  family: Family;
  /** BCP 47; several where the model tells them apart itself. */
  languages: readonly string[];
  /** Of the files that one backend needs, or more where it is not known. */
  bytes: number;
  /** Best first, at least one. */
  backends: readonly Backend[];
  read(backend: Backend): Promise<ModelFiles>;
}

export interface EngineSlot {
  /** Of the model that was asked for; another one may have taken its place. */
  id: string;
  thread: Thread<EngineApi>;
  state: ReadonlySignal<EngineState>;
  /** Undefined until it is known what the model is. */
  model(): LoadableModel | undefined;
  /** Loads the model if need be; rejects when none of its backends works. */
  ready(): Promise<EngineInfo>;
  /** Bytes of the files that are loaded; 0 while none are. */
  bytes(): number;
  /** Frees its memory, unless it is at work: then it answers false. The next call loads it anew. */
  sleep(): boolean;
}

/** Which model is wanted in an engine. */
export interface EngineOrder {
  /** Of the model. */
  id: string;
  open: () => Promise<LoadableModel>;
  /** Another model where this one cannot be had, or the error again. */
  instead?: (error: unknown) => Promise<LoadableModel>;
}

/** Where a model goes on whose engine died: on the same backend, or on another one. */
export interface EngineReplacement {
  backend: Backend;
  isOther: boolean;
  /** Why it died. */
  error: AppError;
}

export interface EngineSlotPlan extends EngineOrder {
  create: () => Worker;
  runtime: (backend: Backend) => Promise<RuntimeFiles>;
  hints: () => SpeechHints;
  /** The engine died while somebody waited for an answer, and is started again. */
  onReplaced: (next: EngineReplacement) => void;
  onFailed: (error: AppError) => void;
}

const unread: EngineState = { at: 'loading', phase: 'read', progress: null };

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
        // What a GPU cannot run need not be broken.
        const isBroken = error instanceof AppError && error.code === 'model-broken';
        throw isBroken && usesGpu(backend) ? new AppError('backend-unsupported', error.message) : error;
      }
      bytes = size;
      state.value = { at: 'ready', info };
    },
    mayRestart({ error, livedMs, hasWorked, isMissed }) {
      if (!loadable) return false;
      const next = afterDeath(loadable.backends, place, { code: error.code, livedMs, hasWorked });
      const isOther = next?.at !== place.at;
      place = next ?? firstPlace;
      if (isMissed && next) plan.onReplaced({ backend: loadable.backends[next.at]!, isOther, error });
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
          // Whoever took over is somebody else's to wait for.
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
