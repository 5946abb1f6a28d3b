/** The ONNX runtime in this thread. It is given its bytes: a sealed thread cannot fetch them. */

import { env, InferenceSession } from 'onnxruntime-web/wasm';
import { AppError } from '../core/errors.ts';
import type { RuntimeFiles } from '../protocol/engine.ts';

export { InferenceSession, Tensor } from 'onnxruntime-web/wasm';

/** Call once, before the first session. */
export function configureRuntime({ scriptUrl, wasm, threads }: RuntimeFiles): void {
  env.logLevel = 'error';
  env.wasm.wasmPaths = { mjs: scriptUrl };
  env.wasm.wasmBinary = wasm;
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
}

/** Compiles a graph for WASM. Throws `model-broken` when the bytes are no valid graph. */
export async function createSession(graph: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(new Uint8Array(graph), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
      // Weights that a graph unpacks are unpacked once, when it loads; else the runtime does it again at every step.
      extra: { session: { disable_quant_qdq: '1' } },
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = /memory|bad_alloc/i.test(message) ? 'out-of-memory' : 'model-broken';
    throw new AppError(code, message, { cause });
  }
}
