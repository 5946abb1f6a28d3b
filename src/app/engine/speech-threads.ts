/** The two threads that hear: listening with its voice detector, and whichever engine runs now; and their state for the page. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { transfer } from 'comlink';
import { type AppError, toAppError } from '../../core/errors.ts';
import { loadEmbeddedModel, loadVoiceDetector } from '../../models/embedded.ts';
import { assetCacheName, dropStaleAssets, loadAsset } from '../../platform/asset-cache.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi } from '../../protocol/listen.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { type Backend, type RuntimeKind, usesGpu } from '../../protocol/runtime.ts';
import type { SpeechHints } from '../../protocol/speech.ts';
import { retryOnThreadDeath, superviseThread, type Thread } from '../thread-supervisor.ts';
import {
  createEngineSlot,
  type EngineSlot,
  type EngineSlotPlan,
  type EngineState,
  type LoadableModel,
} from './engine-slot.ts';
import { createRuntimeSource } from './runtime-files.ts';

export interface SpeechThreads {
  listen: Thread<ListenApi>;
  /** Whichever runs now: it stays the same through a change of model. */
  engine: Thread<EngineApi>;
  state: ReadonlySignal<EngineState>;
  /** Id of the model that runs or is being loaded. */
  model: ReadonlySignal<string>;
  /** Starts both threads and loads the model; resolves when the first word could be recognised. */
  ready(): Promise<EngineInfo>;
}

/** For those who change what runs. */
export interface EngineSlots {
  slot: ReadonlySignal<EngineSlot>;
  /** An engine beside the one that runs. Nothing is loaded until it is asked. */
  create(open: () => Promise<LoadableModel>): EngineSlot;
  /** From now on it is the engine; the one before is ended, and what it was about is done again here. */
  put(slot: EngineSlot): void;
  /** An engine's worker and what `start` wants for a backend, for trials. */
  createWorker: EngineSlotPlan['create'];
  runtime: EngineSlotPlan['runtime'];
  readEmbedded(): Promise<ModelFiles>;
}

export interface SpeechThreadsPlan {
  createListen: () => Worker;
  createEngine: () => Worker;
  /** The build of the runtime that knows the GPU. */
  gpuRuntime: RuntimeKind;
  hints: ReadonlySignal<SpeechHints>;
  /** Id of the model to begin with. */
  model: string;
  open: (id: string) => Promise<LoadableModel>;
  /** The model with that id cannot be had, and another one takes its place. Rejects with the error where that is no reason. */
  instead: (id: string, error: unknown) => Promise<LoadableModel>;
  /** The engine died while somebody waited for it. */
  onEngineDeath: EngineSlotPlan['onDeath'];
  /** A file could not be kept for the next visit. */
  onCacheError: (error: unknown) => void;
}

export function createSpeechThreads(plan: SpeechThreadsPlan): SpeechThreads & EngineSlots {
  const listenFailure = signal<AppError | null>(null);
  /** Share of the bytes read. */
  const progress = signal<number | null>(null);

  const reading = new Map<string, { bytes: number; total: number | null }>();
  function load(url: string): Promise<ArrayBuffer> {
    const onProgress = (bytes: number, total: number | null) => {
      reading.set(url, { bytes, total });
      progress.value = shareRead(reading);
    };
    return loadAsset(url, { onProgress, onCacheError: plan.onCacheError });
  }
  const runtimeOf = createRuntimeSource(load);
  const runtime = (backend: Backend) => runtimeOf(usesGpu(backend) ? plan.gpuRuntime : 'wasm', backend.threads);

  /** What the disk gave back damaged is fetched anew at the next try. */
  function forgetBroken(error: AppError): void {
    if (error.code === 'model-broken') void dropStaleAssets(assetCacheName, []);
  }

  const listen = superviseThread<ListenApi>({
    name: 'listening',
    create: plan.createListen,
    async prepare(api) {
      listenFailure.value = null;
      const [files, vad] = await Promise.all([runtimeOf('wasm', 1), loadVoiceDetector(load)]);
      await api.start(files, transfer(vad, [vad]));
    },
    onFailed(thrown) {
      const error = toAppError(thrown);
      listenFailure.value = error;
      forgetBroken(error);
    },
  });

  function create(open: EngineSlotPlan['open'], instead?: EngineSlotPlan['instead']): EngineSlot {
    const created = createEngineSlot({
      create: plan.createEngine,
      runtime,
      open,
      hints: () => plan.hints.value,
      ...(instead ? { instead } : {}),
      onDeath(next, error) {
        // One that is only being tried is not what the person works with.
        if (created === slot.value) plan.onEngineDeath(next, error);
      },
      onFailed: forgetBroken,
    });
    return created;
  }

  const slot: Signal<EngineSlot> = signal(
    create(
      () => plan.open(plan.model),
      (error) => plan.instead(plan.model, error),
    ),
  );
  plan.hints.subscribe((hints) => {
    const { state, thread } = slot.value;
    if (state.value.at === 'ready') thread.call((api) => api.hint(hints)).catch(() => {});
  });
  const engine: Thread<EngineApi> = {
    call: (use) => slot.value.thread.call(use),
    isBusy: () => slot.value.thread.isBusy(),
    kill: () => slot.value.thread.kill(),
    handOver: () => slot.value.thread.handOver(),
  };

  return {
    listen,
    engine,
    state: computed((): EngineState => {
      const state = slot.value.state.value;
      if (listenFailure.value) return { at: 'failed', error: listenFailure.value };
      return state.at === 'loading' && state.phase === 'read' ? { ...state, progress: progress.value } : state;
    }),
    model: computed(() => {
      const state = slot.value.state.value;
      return 'info' in state ? state.info.model : (slot.value.model()?.model ?? plan.model);
    }),
    async ready() {
      const pinging = retryOnThreadDeath(() => listen.call(async (api) => api.ping()));
      const [info] = await Promise.all([retryOnThreadDeath(() => slot.value.ready()), pinging]);
      return info;
    },
    slot,
    create,
    put(next) {
      const before = slot.value;
      slot.value = next;
      before.thread.handOver();
    },
    createWorker: plan.createEngine,
    runtime,
    readEmbedded: () => loadEmbeddedModel(load),
  };
}

/** Share of the bytes read, or null while a length is unknown. */
function shareRead(reading: ReadonlyMap<string, { bytes: number; total: number | null }>): number | null {
  let bytes = 0;
  let total = 0;
  for (const file of reading.values()) {
    if (file.total === null) return null;
    bytes += file.bytes;
    total += file.total;
  }
  return total > 0 ? bytes / total : null;
}
