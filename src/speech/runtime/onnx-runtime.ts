/**
 * The ONNX runtime in this thread, and the only place that imports it. Its three builds do the same; which one is wanted is told with
 * its bytes, because a sealed thread cannot fetch them. A build's sessions take tensors of that build alone.
 */

import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider, RuntimeFiles, RuntimeKind } from '../../protocol/runtime.ts';
import { newNode, smallModel } from '../graph/onnx.ts';

export type { Tensor } from 'onnxruntime-web';

type Build = typeof import('onnxruntime-web');

const builds: Readonly<Record<RuntimeKind, () => Promise<Build>>> = {
  wasm: () => import('onnxruntime-web/wasm'),
  jspi: () => import('onnxruntime-web/jspi'),
  asyncify: () => import('onnxruntime-web/webgpu'),
};

/** To start a runtime is to create a session: one number. */
const smallest = smallModel(newNode('Constant', [], 'one', { value_int: 1 }));

/** A compiled graph. */
export interface Session {
  readonly inputs: InferenceSession['inputMetadata'];
  readonly outputs: InferenceSession['outputMetadata'];
  /** All outputs, or those named. Rejects with `output-broken` for what a GPU refuses, as what is beyond its limits. They are in this thread's memory, but for those that the plan keeps on the GPU. */
  run(feeds: Readonly<Record<string, Tensor>>, outputs?: readonly string[]): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

export interface SessionPlan {
  provider?: Provider;
  data?: Graph['data'];
  /** Outputs that stay on the GPU where it computed them: whoever has them gives them back. */
  onDevice?: readonly string[];
  /** Saves what optimising and planning cost when it loads: for graphs that are no faster for it. */
  isBasic?: boolean;
}

/** Of the runtime's five levels: it warns of whatever runs on the processor in a session for the GPU. */
const errorsOnly = 3;

let build: Build | undefined;
let device: GPUDevice | undefined;
let isToSpoil = false;
let lastTurn: Promise<unknown> = Promise.resolve();
let goesOn = () => {};

/** Compiles the runtime. Call once, before the first session. Rejects with `backend-unsupported` or `out-of-memory`. */
export async function startRuntime({ kind, scriptUrl, wasm, threads }: RuntimeFiles): Promise<void> {
  build = await builds[kind]();
  const { env } = build;
  env.logLevel = 'error';
  env.wasm.wasmPaths = { mjs: scriptUrl };
  env.wasm.wasmBinary = wasm;
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
  await (await createSession(smallest)).release();
}

/** `beat` is called before and after whatever the runtime is asked to do from now on: while it computes, this thread answers nobody. */
export function tellProgress(beat: () => void): void {
  goesOn = beat;
}

/** Sessions that are created from now on for the GPU compute on this device. */
export function computeOn(gpu: GPUDevice | undefined): void {
  device = gpu;
}

/** Throws `model-broken` when the bytes are no valid graph, `out-of-memory`, or `backend-unsupported`. */
export async function createSession(
  graph: ArrayBuffer | Uint8Array<ArrayBuffer>,
  { provider = 'wasm', data = [], onDevice = [], isBasic = false }: SessionPlan = {},
): Promise<Session> {
  const { InferenceSession } = started();
  const session = await inTurn(() =>
    InferenceSession.create(graph instanceof Uint8Array ? graph : new Uint8Array(graph), {
      executionProviders: [provider === 'webgpu' ? { name: 'webgpu', device: theDevice() } : { name: 'wasm' }],
      logSeverityLevel: errorsOnly,
      ...(provider === 'webgpu' && {
        preferredOutputLocation: Object.fromEntries(onDevice.map((name) => [name, 'gpu-buffer' as const])),
      }),
      externalData: data.map(({ path, bytes }) => ({ path, data: new Uint8Array(bytes) })),
      graphOptimizationLevel: isBasic ? 'basic' : 'all',
      // Not that anything runs in parallel: this mode does without a search for memory that can be shared, quadratic in nodes.
      executionMode: isBasic ? 'parallel' : 'sequential',
      // Weights that a graph unpacks are unpacked once, when it loads; else the runtime does it again at every step.
      extra: { session: { disable_quant_qdq: '1' } },
    }),
  ).catch((cause) => {
    throw sessionError(cause);
  });
  return {
    inputs: session.inputMetadata,
    outputs: session.outputMetadata,
    run: (feeds, outputs) =>
      inTurn(async () => {
        const running = outputs ? session.run(feeds, outputs) : session.run(feeds);
        const results = await running.catch((cause) => {
          throw provider === 'webgpu' ? runError(cause) : cause;
        });
        if (isToSpoil) spoil(results);
        return { ...results } as Record<string, Tensor>;
      }),
    release: () => inTurn(() => session.release()),
  };
}

interface Elements {
  float32: Float32Array;
  /** Half floats as their bits. */
  float16: Uint16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  bool: Uint8Array;
}

export function tensor<Type extends keyof Elements>(type: Type, data: Elements[Type], dims: readonly number[]): Tensor {
  return new (started().Tensor)(type as 'float32', data as Float32Array, dims);
}

/** The next outputs of a session are no numbers. For tests. */
export function spoilNextOutputs(): void {
  isToSpoil = true;
}

function spoil(outputs: InferenceSession.ReturnType): void {
  isToSpoil = false;
  for (const output of Object.values(outputs)) {
    if (output.location === 'cpu' && output.data instanceof Float32Array) output.data.fill(Number.NaN);
  }
}

function started(): Build {
  if (!build) throw new AppError('internal', 'the runtime has not been started');
  return build;
}

function theDevice(): GPUDevice {
  if (!device) throw new AppError('backend-unsupported', 'there is no GPU device');
  return device;
}

/** One thing at a time: the builds for the GPU wait for it in the middle of a call, and mix up two that overlap. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(() => {
    goesOn();
    return work().finally(goesOn);
  });
  lastTurn = turn.catch(() => {});
  return turn;
}

function sessionError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new AppError(codeOf(message), message, { cause });
}

/** What a GPU refuses in the middle of a pass, in its own words: what it refuses behind our back is told so too (gpu-device.ts). */
function runError(cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /webgpu validation/i.test(message) ? new AppError('output-broken', message, { cause }) : cause;
}

function codeOf(message: string): ErrorCode {
  if (/memory|bad_alloc|failed to allocate/i.test(message)) return 'out-of-memory';
  return /no available backend|webgpu/i.test(message) ? 'backend-unsupported' : 'model-broken';
}
