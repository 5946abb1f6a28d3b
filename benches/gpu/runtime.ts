/** A build of the ONNX runtime that knows the GPU, in Node: run with `-C onnxruntime-web-use-extern-wasm`, as Vite resolves it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { RuntimeFiles } from '../../src/protocol/runtime.ts';
import { startRuntime } from '../../src/speech/runtime/onnx-runtime.ts';

/** Suspending WebAssembly in the middle of a call, which the smaller build needs. */
export const runtimeKind = 'Suspending' in WebAssembly ? 'jspi' : 'asyncify';

/** Once a process. */
export const startGpuRuntime = async (): Promise<void> => startRuntime(await gpuRuntime(1));

export async function gpuRuntime(threads: number): Promise<RuntimeFiles> {
  const { resolve } = createRequire(import.meta.url);
  const base = resolve(`onnxruntime-web/ort-wasm-simd-threaded.${runtimeKind}.wasm`).replace(/\.wasm$/, '');
  const module = await WebAssembly.compile(readFileSync(`${base}.wasm`));
  return { kind: runtimeKind, scriptUrl: pathToFileURL(`${base}.mjs`).href, module, threads };
}
