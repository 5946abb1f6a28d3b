/** The two threads that hear, started with the runtime handed in and the engine with its model, and the state for the page. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { proxy, transfer } from 'comlink';
import { AppError, toAppError } from '../core/errors.ts';
import { loadEmbeddedModel, loadRuntime, loadVoiceDetector, runtimeScript } from '../models/embedded.ts';
import { dropStaleAssets, loadAsset } from '../platform/asset-cache.ts';
import type { EngineApi, EngineInfo, RuntimeFiles } from '../protocol/engine.ts';
import type { ListenApi } from '../protocol/listen.ts';
import { assetCacheName } from '../protocol/service-worker.ts';
import type { EngineState } from './states.ts';
import { superviseThread, type Thread } from './threads.ts';

export interface Recognition {
  listen: Thread<ListenApi>;
  engine: Thread<EngineApi>;
  state: ReadonlySignal<EngineState>;
  /** Starts both threads and loads the model; resolves when the first word could be recognised. */
  ready(): Promise<EngineInfo>;
}

export interface RecognitionPlan {
  createListen: () => Worker;
  createEngine: () => Worker;
  /** Threads of the runtime in the engine. */
  threads: number;
  /** A file could not be kept for the next visit. */
  onCacheError: (error: unknown) => void;
}

export function createRecognition({ createListen, createEngine, threads, onCacheError }: RecognitionPlan): Recognition {
  const state = signal<EngineState>({ at: 'loading', phase: 'read', progress: null });
  let info: EngineInfo | undefined;

  const reading = new Map<string, { bytes: number; total: number | null }>();
  function load(url: string): Promise<ArrayBuffer> {
    const onProgress = (bytes: number, total: number | null) => {
      reading.set(url, { bytes, total });
      if (state.value.at === 'loading') state.value = { at: 'loading', phase: 'read', progress: shareRead(reading) };
    };
    return loadAsset(url, { onProgress, onCacheError });
  }

  // Both threads want the same bytes, and each keeps its copy: one read serves them until both have started.
  let wasm: Promise<ArrayBuffer> | undefined;
  async function runtime(threadsOfRuntime: number): Promise<RuntimeFiles> {
    wasm ??= loadRuntime(load).finally(() => setTimeout(() => (wasm = undefined), 10_000));
    return { scriptUrl: new URL(runtimeScript, location.href).href, wasm: await wasm, threads: threadsOfRuntime };
  }

  /** The page says what failed; what the disk gave back damaged is fetched anew at the next try. */
  async function fail(thrown: unknown): Promise<never> {
    const error = toAppError(thrown);
    if (error.code === 'model-broken') await dropStaleAssets(assetCacheName, []);
    state.value = { at: 'failed', error };
    throw error;
  }

  const listen = superviseThread<ListenApi>({
    name: 'listening',
    create: createListen,
    async prepare(api) {
      try {
        const [files, vad] = await Promise.all([runtime(1), loadVoiceDetector(load)]);
        await api.start(files, transfer(vad, [vad]));
      } catch (error) {
        await fail(error);
      }
    },
  });

  const engine = superviseThread<EngineApi>({
    name: 'engine',
    create: createEngine,
    async prepare(api) {
      state.value = { at: 'loading', phase: 'read', progress: null };
      try {
        const [files, model] = await Promise.all([runtime(threads), loadEmbeddedModel(load)]);
        await api.start(files);
        const onPhase = proxy((phase: 'compile' | 'warm-up' | 'read') => {
          state.value = { at: 'loading', phase, progress: null };
        });
        info = await api.load(transfer(model, [model.encoder, model.decoder]), onPhase);
        state.value = { at: 'ready', info };
      } catch (error) {
        await fail(error);
      }
    },
  });

  return {
    listen,
    engine,
    state,
    async ready() {
      await Promise.all([listen.call(async (api) => api.ping()), engine.call(async (api) => api.ping())]);
      if (!info) throw new AppError('internal', 'the model is loaded and unknown');
      state.value = { at: 'ready', info };
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
