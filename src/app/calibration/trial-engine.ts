/** A backend under trial: a model in its own engine thread, and the results of its passes over the clip. */

import { proxy, transfer } from 'comlink';
import { type AppError, toAppError } from '../../core/errors.ts';
import { buffersOf } from '../../models/model-buffers.ts';
import type { EngineApi } from '../../protocol/engine.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { noHints } from '../../protocol/speech.ts';
import type { EngineSlotPlan, LoadableModel } from '../engine/engine-slot.ts';
import { superviseThread, type Thread } from '../thread-supervisor.ts';
import { clipLanguage } from './known-clip.ts';

export interface TrialPlan extends Pick<EngineSlotPlan, 'create' | 'runtime'> {
  loadable: LoadableModel;
  backend: Backend;
  /** Samples of the clip at 16 kHz. */
  samples: Float32Array<ArrayBuffer>;
}

export class TrialEngine {
  readonly backend: Backend;
  /** Milliseconds from the files in memory to the first pass; null until then. */
  loadMs: number | null = null;
  /** Milliseconds of every pass. The first pass is cold. */
  readonly passes: number[] = [];
  text = '';
  error: AppError | null = null;
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #thread: Thread<EngineApi>;

  constructor({ loadable, backend, samples, create, runtime }: TrialPlan) {
    this.backend = backend;
    this.#samples = samples;
    this.#thread = superviseThread<EngineApi>({
      name: 'trial',
      create,
      prepare: async (api) => {
        const [files, model] = await Promise.all([runtime(backend), loadable.read(backend)]);
        const started = performance.now();
        await api.start(files);
        await api.hint({ ...noHints, languages: [clipLanguage] });
        await api.load(
          transfer(model, buffersOf(model)),
          backend,
          proxy(() => {}),
        );
        this.loadMs = performance.now() - started;
      },
      mayRestart: () => false,
    });
  }

  /** Runs one more pass. Never rejects: an error is recorded and ends the trial of this backend. */
  async run(): Promise<void> {
    if (this.error) return;
    try {
      const copy = this.#samples.slice();
      const { texts, ms } = await this.#thread.call((api) => api.measurePasses(transfer(copy, [copy.buffer]), 1));
      this.text = texts[0] ?? '';
      this.passes.push(...ms);
    } catch (error) {
      this.error = toAppError(error);
    }
  }

  /** Frees the engine's memory. A pass in progress ends with an error. */
  end(): void {
    this.#thread.handOver();
  }
}
