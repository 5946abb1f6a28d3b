/**
 * What befalls a GPU, by Dawn's own errors: a device that is lost while a model is loaded, warmed up or run, and a graph that wants more than
 * the device was asked for. The engine must say what it was, and find the same words on the processor.
 */

import { AppError } from '../../src/core/errors.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Backend, Provider } from '../../src/protocol/runtime.ts';
import { Engine } from '../../src/speech/engine/engine.ts';
import { modelIn } from './model-files.ts';
import { gpuRuntime } from './runtime.ts';
import { speechFor } from './speech.ts';

export const lossModel = 'parakeet-nano';

export interface LossResult {
  /** What the engine said, null where nothing befell it. */
  error: { code: string; message: string } | null;
  /** The code is the one that leads to the next backend, and the words on the processor are those of before. */
  isEqual: boolean;
}

interface Loss {
  name: string;
  code: string;
  /** Loads the model on the GPU and runs it, and something goes wrong meanwhile. */
  happen(engine: LossyEngine): Promise<void>;
}

const soonMs = 50;

export const losses: readonly Loss[] = [
  {
    name: 'device lost while a model is loaded',
    code: 'gpu-lost',
    happen: (engine) => engine.load((phase) => phase === 'compile' && engine.loseDevice()),
  },
  {
    name: 'device lost while a model is warmed up',
    code: 'gpu-lost',
    happen: (engine) => engine.load((phase) => phase === 'warm-up' && engine.loseDevice()),
  },
  {
    name: 'device lost in a pass',
    code: 'gpu-lost',
    async happen(engine) {
      await engine.load();
      engine.loseDevice();
      await engine.words();
    },
  },
  {
    name: 'buffers larger than the device allows',
    code: 'backend-unsupported',
    async happen(engine) {
      engine.askLittle();
      await engine.load();
      // Its attention over so many frames wants more than the 256 MiB that a device has when nothing is asked for.
      await engine.recogniser.measurePasses(
        new Float32Array(200 * 16_000).map((_, i) => 0.1 * Math.sin(i * i)),
        1,
      );
    },
  },
];

export async function measureLoss({ code, happen }: Loss): Promise<LossResult> {
  const engine = await LossyEngine.start();
  await engine.load(undefined, 'wasm');
  const expected = await engine.words();
  let error: LossResult['error'] = null;
  try {
    await happen(engine);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    error = { code: thrown.code, message: thrown.message };
  }
  engine.restore();
  await engine.load(undefined, 'wasm');
  return { error, isEqual: error?.code === code && expected !== '' && (await engine.words()) === expected };
}

/** An engine on a GPU whose device can be destroyed, or asked for with the least limits. */
class LossyEngine {
  readonly recogniser = new Engine(createMetrics('engine'));
  readonly #files = modelIn(lossModel, 'fp32');
  readonly #speech = speechFor(lossModel);
  readonly #request = GPUAdapter.prototype.requestDevice;
  #device: Promise<GPUDevice> = new Promise(() => {});
  #asksLittle = false;

  static async start(): Promise<LossyEngine> {
    const engine = new LossyEngine();
    await engine.recogniser.start(gpuRuntime(1));
    return engine;
  }

  async load(onPhase: (phase: string) => unknown = () => {}, encoder: Provider = 'webgpu'): Promise<void> {
    const { precision } = this.#files;
    const backend: Backend = { encoder, decoder: 'wasm', precision, threads: 1 };
    this.#watchRequests();
    await this.recogniser.load(this.#files, backend, (phase) => void onPhase(phase));
  }

  async words(): Promise<string> {
    return (await this.recogniser.measurePasses(this.#speech, 1)).texts.join();
  }

  /** A moment after it is there, in the middle of what is done with it. */
  loseDevice(): void {
    setTimeout(async () => (await this.#device).destroy(), soonMs);
  }

  askLittle(): void {
    this.#asksLittle = true;
  }

  restore(): void {
    GPUAdapter.prototype.requestDevice = this.#request;
  }

  #watchRequests(): void {
    const request = this.#request;
    const isLittle = this.#asksLittle;
    let opened = (_: GPUDevice) => {};
    this.#device = new Promise((resolve) => {
      opened = resolve;
    });
    GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, { requiredLimits, ...plan } = {}) {
      const device = await request.call(this, isLittle || !requiredLimits ? plan : { ...plan, requiredLimits });
      opened(device);
      return device;
    };
  }
}
