/** The benchmark thread's interface to the page. */

import { AppError } from '../../src/core/errors.ts';
import { seeded, shuffled } from '../../src/core/random.ts';
import type { BareRun, BenchApi, Sampled } from '../../src/protocol/bench.ts';
import type { ModelFiles } from '../../src/protocol/model.ts';
import type { RuntimeFiles } from '../../src/protocol/runtime.ts';
import { SileroNetwork } from '../../src/speech/listening/silero-network.ts';
import { startRuntime } from '../../src/speech/runtime/onnx-runtime.ts';
import { type BareModel, openBareModel } from './bare-model.ts';
import { pace, samplesOf, timerStep } from './clock.ts';
import { piecesOf } from './pieces.ts';
import { measureStorage } from './storage.ts';

export class Bench implements BenchApi {
  #vad: SileroNetwork | undefined;
  #bare: BareModel | null = null;

  ping(): void {}

  async start(runtime: RuntimeFiles, vad: ArrayBuffer): Promise<void> {
    await startRuntime(runtime);
    this.#vad = SileroNetwork.read(vad);
  }

  timerStep = timerStep;

  pace = pace;

  async micro(plan: Parameters<BenchApi['micro']>[0]): Promise<Sampled[]> {
    if (!this.#vad) throw new AppError('internal', 'the benchmark has not been started');
    const pieces = piecesOf({ vad: this.#vad, texts: plan.texts });
    const step = timerStep();
    const measured: Sampled[] = [];
    for (const piece of shuffled(pieces, seeded(plan.seed))) {
      measured.push({ id: piece.id, samples: await samplesOf(piece, { count: plan.samples, step }) });
    }
    return measured;
  }

  storage(plan: Parameters<BenchApi['storage']>[0]): Promise<Sampled[]> {
    return measureStorage(plan);
  }

  async openBare(model: ModelFiles): Promise<boolean> {
    this.#bare = await openBareModel(model);
    return this.#bare !== null;
  }

  async runBare(samples: Float32Array): Promise<BareRun> {
    if (!this.#bare) throw new AppError('internal', 'no model is open');
    return this.#bare.run(samples);
  }

  async closeBare(): Promise<void> {
    await this.#bare?.release();
    this.#bare = null;
  }
}
