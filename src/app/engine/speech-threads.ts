/** The two threads of recognition, listening (with voice detection) and the current engine, and their state for the page. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { transfer } from 'comlink';
import { createEmitter, type Events } from '../../core/emitter.ts';
import { type AppError, toAppError } from '../../core/errors.ts';
import { embeddedModel, loadEmbeddedModel, loadVoiceDetector } from '../../models/embedded.ts';
import { assetCacheName, dropStaleAssets, loadAsset } from '../../platform/asset-cache.ts';
import { compileAsset } from '../../platform/compile-asset.ts';
import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { ListenApi } from '../../protocol/listen.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';
import type { SpeechHints } from '../../protocol/speech.ts';
import { retryOnThreadDeath, superviseThread, type Thread } from '../thread-supervisor.ts';
import type { DevicePlan } from './device-capabilities.ts';
import { embeddedOnProcessor } from './embedded-model.ts';
import {
  createEngineSlot,
  type EngineOrder,
  type EngineReplacement,
  type EngineSlot,
  type EngineSlotPlan,
  type EngineState,
} from './engine-slot.ts';
import { createRuntimeSource } from './runtime-files.ts';

export interface SpeechThreads {
  listen: Thread<ListenApi>;
  /** The current engine; this object stays the same when the model changes. */
  engine: Thread<EngineApi>;
  state: ReadonlySignal<EngineState>;
  /** Id of the model that is loaded or being loaded. */
  model: ReadonlySignal<string>;
  /** Starts both threads and loads the model; resolves when speech can be recognised. Rejects with the error that prevents that. */
  ready(): Promise<EngineInfo>;
  /** Emitted when the engine died with a call pending and is restarted. */
  engineReplaced: Events<EngineReplacement>;
}

/** Access to engine slots, for the code that changes models. */
export interface EngineSlots {
  slot: ReadonlySignal<EngineSlot>;
  /** Creates another engine; nothing is loaded before its first call. */
  create(order: EngineOrder): EngineSlot;
  /** Makes `slot` the current engine and ends the previous one, whose pending work is repeated in the new one. */
  replaceEngine(slot: EngineSlot): void;
  /** Creates an engine's worker, and reads the runtime for a backend, for trials. */
  createWorker: EngineSlotPlan['create'];
  runtime: EngineSlotPlan['runtime'];
  /** Reads the embedded model. Rejects with `asset-missing` when it cannot be fetched and is not cached. */
  readEmbedded(): Promise<ModelFiles>;
}

export interface SpeechThreadsPlan {
  createListen: () => Worker;
  createEngine: () => Worker;
  device: Pick<DevicePlan, 'threads' | 'gpuRuntime'>;
  hints: ReadonlySignal<SpeechHints>;
  /** Called when a file could not be cached for the next visit. */
  onCacheError: (error: unknown) => void;
}

/** Creates both threads, with the embedded model on the processor; nothing is loaded before the first call. */
export function createSpeechThreads(plan: SpeechThreadsPlan): SpeechThreads & EngineSlots {
  const listenFailure = signal<AppError | null>(null);
  /** Share of the bytes read, 0 to 1; null while unknown. */
  const progress = signal<number | null>(null);

  const reading = new Map<string, { bytes: number; total: number | null }>();
  function load(url: string): Promise<ArrayBuffer> {
    const onProgress = (bytes: number, total: number | null) => {
      reading.set(url, { bytes, total });
      progress.value = shareRead(reading);
    };
    return loadAsset(url, { onProgress, onCacheError: plan.onCacheError });
  }
  const runtimeOf = createRuntimeSource((url) => compileAsset(url, { onCacheError: plan.onCacheError }));
  const runtime = (backend: Backend) => runtimeOf(usesGpu(backend) ? plan.device.gpuRuntime : 'wasm', backend.threads);

  /** Removes damaged files from the cache, so that the next attempt downloads them again. */
  function forgetBroken(error: AppError): void {
    if (error.code === 'model-broken') void dropStaleAssets(assetCacheName, []);
  }

  const listen = superviseThread<ListenApi>({
    name: 'listening',
    create: plan.createListen,
    async prepare(api) {
      listenFailure.value = null;
      const vad = await loadVoiceDetector(load);
      await api.start(transfer(vad, [vad]));
    },
    onFailed(thrown) {
      const error = toAppError(thrown);
      listenFailure.value = error;
      forgetBroken(error);
    },
  });

  const engineReplaced = createEmitter<EngineReplacement>();
  function create(order: EngineOrder): EngineSlot {
    const created = createEngineSlot({
      ...order,
      create: plan.createEngine,
      runtime,
      hints: () => plan.hints.value,
      onReplaced(next) {
        // Engines under trial are not reported.
        if (created === slot.value) engineReplaced.emit(next);
      },
      onFailed: forgetBroken,
    });
    return created;
  }

  const readEmbedded = () => loadEmbeddedModel(load);
  const slot: Signal<EngineSlot> = signal(
    create({ id: embeddedModel.id, open: async () => embeddedOnProcessor(plan.device.threads, readEmbedded) }),
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
      return 'info' in state ? state.info.model : (slot.value.model()?.model ?? slot.value.id);
    }),
    async ready() {
      const pinging = retryOnThreadDeath(() => listen.call(async (api) => api.ping()));
      const [info] = await Promise.all([retryOnThreadDeath(() => slot.value.ready()), pinging]);
      return info;
    },
    engineReplaced,
    slot,
    create,
    replaceEngine(next) {
      const before = slot.value;
      slot.value = next;
      before.thread.handOver();
    },
    createWorker: plan.createEngine,
    runtime,
    readEmbedded,
  };
}

/** Share of the bytes read, 0 to 1; null while the length of a file is unknown. */
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
