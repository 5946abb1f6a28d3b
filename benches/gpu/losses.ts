/**
 * What befalls a GPU, by Dawn's own errors: a device that is lost or has no more memory while a model is loaded, warmed up or run, and a graph
 * that wants more than the device was asked for. The engine must say what it was, and find the same words on the processor.
 */

import { AppError } from '../../src/core/errors.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Backend, Provider } from '../../src/protocol/runtime.ts';
import { Engine } from '../../src/speech/engine/engine.ts';
import { orDead, orLost } from '../../src/speech/engine/guarded-recogniser.ts';
import { openGpu, watched } from '../../src/speech/runtime/gpu-device.ts';
import { computeOn } from '../../src/speech/runtime/onnx-runtime.ts';
import { runWide } from '../../src/speech/testing/wide-model.ts';
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
  /** Null where it is no matter of this engine. */
  code: string | null;
  /** What its message says. */
  says: RegExp;
  /** Loads the model on the GPU and runs it, and something goes wrong meanwhile. */
  happen(engine: LossyEngine): Promise<void>;
}

const soonMs = 50;
/** 300 MB: more than the 256 MiB in a buffer that a device has when it is not asked for more. */
const aboveBuffer = [300, 250_000] as const;
/** 1.05 GB: more than the eight bindings of 128 MiB that a shader has when its device is not asked for more. */
const aboveBindings = [1000, 262_144] as const;

export const losses: readonly Loss[] = [
  {
    name: 'device lost while a model is loaded',
    code: 'gpu-lost',
    says: /destroyed/,
    happen: (engine) => engine.load((phase) => phase === 'compile' && engine.loseDevice()),
  },
  {
    name: 'device lost while a model is warmed up',
    code: 'gpu-lost',
    says: /destroyed/,
    happen: (engine) => engine.load((phase) => phase === 'warm-up' && engine.loseDevice()),
  },
  {
    name: 'device lost in a pass',
    code: 'gpu-lost',
    says: /destroyed/,
    async happen(engine) {
      await engine.load();
      engine.loseDevice();
      await engine.words();
    },
  },
  {
    name: 'device of another window lost',
    code: null,
    says: /^$/,
    async happen(engine) {
      await engine.load();
      const another = await openGpu({ half: false });
      another.device.destroy();
      await another.device.lost;
      engine.found.push(await engine.words());
    },
  },
  {
    name: 'no memory while a model is loaded',
    code: 'out-of-memory',
    says: /Allocation size too large/,
    happen: (engine) => engine.load((phase) => phase === 'compile' && engine.exhaustMemory()),
  },
  {
    name: 'no memory in a pass',
    code: 'out-of-memory',
    says: /Allocation size too large/,
    async happen(engine) {
      await engine.load();
      engine.exhaustMemory();
      await engine.words();
    },
  },
  {
    name: 'buffers larger than the device allows',
    code: 'output-broken',
    says: /max buffer size limit/,
    happen: (engine) => engine.runWide(aboveBuffer, []),
  },
  {
    name: 'more bindings than a shader may have',
    code: 'output-broken',
    says: /Too many storage buffers/,
    happen: (engine) => engine.runWide(aboveBindings, ['maxBufferSize']),
  },
];

export async function measureLoss({ code, says, happen }: Loss): Promise<LossResult> {
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
  const isTold = code === null ? !error : error?.code === code && says.test(error.message);
  const words = [...engine.found, await engine.words()];
  return { error, isEqual: isTold && expected !== '' && words.every((each) => each === expected) };
}

/** An engine on a GPU whose device can be destroyed, or asked for with the least limits. */
class LossyEngine {
  readonly recogniser = new Engine(createMetrics('engine'));
  /** Words on the GPU that must be those of the processor. */
  readonly found: string[] = [];
  readonly #files = modelIn(lossModel, { encoder: 'fp32', decoder: 'fp32' });
  readonly #speech = speechFor(lossModel);
  readonly #request = GPUAdapter.prototype.requestDevice;
  #device: Promise<GPUDevice> = new Promise(() => {});

  static async start(): Promise<LossyEngine> {
    const engine = new LossyEngine();
    await engine.recogniser.start(await gpuRuntime(1));
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

  /** The next buffer is asked for together with what no memory holds: 256 layers of 1 GB. */
  exhaustMemory(): void {
    const create = GPUDevice.prototype.createBuffer;
    GPUDevice.prototype.createBuffer = function (this: GPUDevice, plan) {
      GPUDevice.prototype.createBuffer = create;
      const { maxTextureDimension2D: side, maxTextureArrayLayers: layers } = this.limits;
      this.createTexture({ size: [side, side, layers], format: 'rgba32float', usage: GPUTextureUsage.COPY_DST });
      return create.call(this, plan);
    };
  }

  /** Runs a graph that makes a matrix of `shape`, on a device that is asked for no limits but `raised`. */
  async runWide(shape: readonly [number, number], raised: readonly string[]): Promise<void> {
    this.#watchRequests((name) => raised.includes(name));
    const gpu = await openGpu({ half: false });
    computeOn(gpu.device);
    const work = watched(gpu, () => runWide(shape));
    await orDead(orLost(work, gpu)).finally(() => gpu.close());
  }

  restore(): void {
    GPUAdapter.prototype.requestDevice = this.#request;
  }

  #watchRequests(isRaised: (limit: string) => boolean = () => true): void {
    const request = this.#request;
    let opened = (_: GPUDevice) => {};
    this.#device = new Promise((resolve) => {
      opened = resolve;
    });
    GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, { requiredLimits = {}, ...plan } = {}) {
      const raised = Object.entries(requiredLimits).filter(([name]) => isRaised(name));
      const device = await request.call(this, { ...plan, requiredLimits: Object.fromEntries(raised) });
      opened(device);
      return device;
    };
  }
}
