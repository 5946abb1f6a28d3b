/** The two threads that hear, started with the runtime handed in and the engine with its model, and the state for the page. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { proxy, transfer } from 'comlink';
import { AppError, toAppError } from '../core/errors.ts';
import { loadEmbeddedModel, loadRuntime, loadVoiceDetector, runtimeScript } from '../models/embedded.ts';
import { assetCacheName, dropStaleAssets, loadAsset } from '../platform/asset-cache.ts';
import type { EngineApi, EngineInfo, LoadPhase, RuntimeFiles } from '../protocol/engine.ts';
import type { ListenApi } from '../protocol/listen.ts';
import type { EngineState } from './states.ts';
import { superviseThread, type Thread } from './threads.ts';

export interface SpeechThreads {
  listen: Thread<ListenApi>;
  engine: Thread<EngineApi>;
  state: ReadonlySignal<EngineState>;
  /** Starts both threads and loads the model; resolves when the first word could be recognised. */
  ready(): Promise<EngineInfo>;
}

export interface SpeechThreadsPlan {
  createListen: () => Worker;
  createEngine: () => Worker;
  /** Threads of the runtime in the engine. */
  threads: number;
  /** A file could not be kept for the next visit. */
  onCacheError: (error: unknown) => void;
}

export function createSpeechThreads({
  createListen,
  createEngine,
  threads,
  onCacheError,
}: SpeechThreadsPlan): SpeechThreads {
  const engineState = signal<EngineState>({ at: 'loading', phase: 'read', progress: null });
  const listenFailure = signal<AppError | null>(null);
  let info: EngineInfo | undefined;

  const reading = new Map<string, { bytes: number; total: number | null }>();
  function load(url: string): Promise<ArrayBuffer> {
    const onProgress = (bytes: number, total: number | null) => {
      reading.set(url, { bytes, total });
      if (engineState.value.at === 'loading')
        engineState.value = { at: 'loading', phase: 'read', progress: shareRead(reading) };
    };
    return loadAsset(url, { onProgress, onCacheError });
  }

  // Both threads want the same bytes, and each keeps its copy: one read serves them until both have started.
  let wasm: Promise<ArrayBuffer> | undefined;
  async function runtime(threadsOfRuntime: number): Promise<RuntimeFiles> {
    if (!wasm) {
      wasm = loadRuntime(load);
      const forget = () => {
        wasm = undefined;
      };
      wasm.then(() => setTimeout(forget, 10_000), forget);
    }
    return {
      kind: 'wasm',
      scriptUrl: new URL(runtimeScript, location.href).href,
      wasm: await wasm,
      threads: threadsOfRuntime,
    };
  }

  /** What the disk gave back damaged is fetched anew at the next try. */
  function failure(thrown: unknown): AppError {
    const error = toAppError(thrown);
    if (error.code === 'model-broken') void dropStaleAssets(assetCacheName, []);
    return error;
  }

  const listen = superviseThread<ListenApi>({
    name: 'listening',
    create: createListen,
    async prepare(api) {
      listenFailure.value = null;
      const [files, vad] = await Promise.all([runtime(1), loadVoiceDetector(load)]);
      await api.start(files, transfer(vad, [vad]));
    },
    onUnprepared: (error) => {
      listenFailure.value = failure(error);
    },
  });

  const engine = superviseThread<EngineApi>({
    name: 'engine',
    create: createEngine,
    async prepare(api) {
      engineState.value = { at: 'loading', phase: 'read', progress: null };
      const [files, model] = await Promise.all([runtime(threads), loadEmbeddedModel(load)]);
      await api.start(files);
      const onPhase = proxy((phase: LoadPhase) => {
        engineState.value = { at: 'loading', phase, progress: null };
      });
      const backend = { encoder: 'wasm', decoder: 'wasm', precision: model.precision, threads } as const;
      info = await api.load(transfer(model, [model.encoder.onnx, model.decoder.onnx]), backend, onPhase);
      engineState.value = { at: 'ready', info };
    },
    onUnprepared: (error) => {
      engineState.value = { at: 'failed', error: failure(error) };
    },
  });

  return {
    listen,
    engine,
    state: computed(() => (listenFailure.value ? { at: 'failed', error: listenFailure.value } : engineState.value)),
    async ready() {
      await Promise.all([listen.call(async (api) => api.ping()), engine.call(async (api) => api.ping())]);
      if (!info) throw new AppError('internal', 'the model is loaded and unknown');
      return info;
    },
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
