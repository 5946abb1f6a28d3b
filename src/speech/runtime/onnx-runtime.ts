/**
 * ONNX Runtime in this thread, and the only file that imports it. Its three builds have the same interface; the build is chosen by the
 * files that are handed in, because a sealed thread cannot fetch them. Sessions of a build take tensors of the same build only.
 */

import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider, RuntimeFiles, RuntimeKind } from '../../protocol/runtime.ts';
import { newNode, smallModel } from '../graph/onnx.ts';
import { KeptOutputs, type RuntimeModule } from './kept-outputs.ts';
import { withModestMemory } from './modest-memory.ts';

export type { Tensor } from 'onnxruntime-web';

type Build = typeof import('onnxruntime-web');

const builds: Readonly<Record<RuntimeKind, () => Promise<Build>>> = {
  wasm: () => import('onnxruntime-web/wasm'),
  jspi: () => import('onnxruntime-web/jspi'),
  asyncify: () => import('onnxruntime-web/webgpu'),
};

/** A graph with one constant: the runtime starts when its first session is created. */
const smallest = smallModel(newNode('Constant', [], 'one', { value_int: 1 }));

/** A compiled graph. */
export interface Session {
  readonly inputs: InferenceSession['inputMetadata'];
  readonly outputs: InferenceSession['outputMetadata'];
  /**
   * Runs the graph. Gives all outputs, or those named, in this thread's memory, except for those that the plan keeps on the GPU. Rejects
   * with `output-broken` when the GPU refuses a call, such as one beyond its limits.
   */
  run(feeds: Readonly<Record<string, Tensor>>, outputs?: readonly string[]): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

export interface SessionPlan {
  provider?: Provider;
  data?: Graph['data'];
  /** Outputs that stay where they are computed, for the next session; whoever receives them must dispose of them. */
  stays?: readonly string[];
  /** How far the graph is optimised, which makes loading dearer: all the way unless it says less. */
  optimises?: Optimises;
}

/** Basic is enough for graphs that are no faster when optimised further; those that have been optimised need nothing. */
export type Optimises = 'all' | 'basic' | 'disabled';

/** Logs errors alone: at lower levels a session for the GPU warns of every node that runs on the processor. */
const errorsOnly = 3;

let build: Build | undefined;
let own: RuntimeModule | undefined;
let device: GPUDevice | undefined;
let isToSpoil = false;
let endsWithQueue = false;
let lastTurn: Promise<unknown> = Promise.resolve();
let goesOn = () => {};

/** Loads and compiles the runtime. Call once, before the first session. Rejects with `backend-unsupported` or `out-of-memory`. */
export async function startRuntime({ kind, scriptUrl, module, threads }: RuntimeFiles): Promise<void> {
  build = await builds[kind]();
  const { env } = build;
  env.logLevel = 'error';
  env.wasm.wasmPaths = { mjs: scriptUrl };
  env.wasm.wasmBinary = new ArrayBuffer(0);
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
  const made = await madeModule(() =>
    withModestMemory(() => withModule(module, async () => (await createSession(smallest)).release())),
  );
  // The builds for the GPU suspend a call in the middle, as their own interface knows. Who has started the runtime before has it.
  own = kind === 'wasm' ? (made ?? own) : undefined;
}

/** The runtime that `start` makes, which its interface does not tell of: the script begins by giving it a first function. */
async function madeModule(start: () => Promise<void>): Promise<RuntimeModule | undefined> {
  const first = 'mountExternalData';
  let made: RuntimeModule | undefined;
  Object.defineProperty(Object.prototype, first, {
    configurable: true,
    set(this: RuntimeModule, value: unknown) {
      made = this;
      Object.defineProperty(this, first, { value, configurable: true, writable: true });
    },
  });
  await start().finally(() => Reflect.deleteProperty(Object.prototype, first));
  return made;
}

/** The runtime takes bytes and no module: what it compiles when it starts is the module that is here already. */
async function withModule(module: WebAssembly.Module, start: () => Promise<void>): Promise<void> {
  const { instantiate } = WebAssembly;
  const instead = async (_bytes: unknown, imports: WebAssembly.Imports) => ({
    module,
    instance: await instantiate(module, imports),
  });
  Object.assign(WebAssembly, { instantiate: instead });
  await start().finally(() => Object.assign(WebAssembly, { instantiate }));
}

/** Calls `beat` before and after every call of the runtime from now on: while the runtime computes, this thread answers no messages. */
export function tellProgress(beat: () => void): void {
  goesOn = beat;
}

/** Says so of what this thread computes beside the runtime. */
export function sayProgress(): void {
  goesOn();
}

/** Sets the device of all sessions that are created later for the GPU. */
export function computeOn(gpu: GPUDevice | undefined): void {
  device = gpu;
}

/**
 * Whether a run on the GPU ends when the GPU has computed it. By itself it ends when the work is submitted, and whoever reads its outputs
 * waits: the time of a stage is then that of another. For measurements, because every wait costs time.
 */
export function endWithQueue(ends: boolean): void {
  endsWithQueue = ends;
}

/** Compiles a graph. Rejects with `model-broken` when the bytes are no valid graph, with `out-of-memory`, or with `backend-unsupported`. */
export async function createSession(
  graph: ArrayBuffer | Uint8Array<ArrayBuffer>,
  plan: SessionPlan = {},
): Promise<Session> {
  const session = await inTurn(() => compiled(graph, plan)).catch((cause) => {
    throw sessionError(cause);
  });
  return sessionOf(session, plan.provider, plan.stays);
}

function compiled(
  graph: ArrayBuffer | Uint8Array<ArrayBuffer>,
  { provider, data = [], stays = [], optimises = 'all' }: SessionPlan,
): Promise<InferenceSession> {
  return started().InferenceSession.create(graph instanceof Uint8Array ? graph : new Uint8Array(graph), {
    executionProviders: [provider === 'webgpu' ? { name: 'webgpu', device: theDevice() } : { name: 'wasm' }],
    logSeverityLevel: errorsOnly,
    ...(provider === 'webgpu' && {
      preferredOutputLocation: Object.fromEntries(stays.map((name) => [name, 'gpu-buffer' as const])),
    }),
    externalData: data.map(({ path, bytes }) => ({ path, data: new Uint8Array(bytes) })),
    graphOptimizationLevel: optimises,
    // Nothing runs in parallel: this mode merely skips the search for memory to be shared, whose time is quadratic in the number of
    // nodes.
    executionMode: optimises === 'all' ? 'sequential' : 'parallel',
    // Weights that the graph dequantises are dequantised once when it loads; otherwise the runtime repeats it at every step.
    extra: { session: { disable_quant_qdq: '1' } },
  });
}

/** Apart from where the session is compiled: its functions would hold the file for as long as it runs. */
function sessionOf(session: InferenceSession, provider: Provider = 'wasm', stays: readonly string[] = []): Session {
  const module = provider === 'wasm' && stays.length > 0 ? own : undefined;
  const { Tensor } = started();
  const kept = module && new KeptOutputs({ module, session, Tensor, stays: new Set(stays) });
  return {
    inputs: session.inputMetadata,
    outputs: session.outputMetadata,
    run: (feeds, outputs = session.outputNames) =>
      inTurn(async () => {
        const running = kept ? kept.run(feeds, outputs) : session.run(feeds, outputs);
        const results = await running.catch((cause) => {
          throw provider === 'webgpu' ? runError(cause) : cause;
        });
        if (endsWithQueue && provider === 'webgpu') await device?.queue.onSubmittedWorkDone();
        if (isToSpoil) spoil(results);
        return { ...results } as Record<string, Tensor>;
      }),
    release: () =>
      inTurn(async () => {
        kept?.release();
        await session.release();
      }),
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

/** Sets the next outputs of a session that come into this thread to NaN. For tests. */
export function spoilNextOutputs(): void {
  isToSpoil = true;
}

function spoil(outputs: InferenceSession.ReturnType): void {
  for (const output of Object.values(outputs)) {
    if (output.location !== 'cpu' || !(output.data instanceof Float32Array)) continue;
    output.data.fill(Number.NaN);
    isToSpoil = false;
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

/** Runs one call at a time: the builds for the GPU await inside a call, and confuse calls that overlap. */
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

/** What the runtime could not do on a GPU in the middle of a pass: what a GPU refuses behind our back is told too (gpu-device.ts). */
function runError(cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (!/OrtRun|webgpu/i.test(message)) return cause;
  return new AppError(/out of memory/i.test(message) ? 'out-of-memory' : 'output-broken', message, { cause });
}

function codeOf(message: string): ErrorCode {
  // Every build of the runtime is linked for shared memory, which Firefox can switch off (javascript.options.shared_memory).
  if (/shared memory/i.test(message)) return 'backend-unsupported';
  if (/memory|bad_alloc|failed to allocate/i.test(message)) return 'out-of-memory';
  return /no available backend|webgpu/i.test(message) ? 'backend-unsupported' : 'model-broken';
}
