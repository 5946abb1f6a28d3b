/** ONNX Runtime's build for the processor in Node, for tests with tensors or real models. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuntimeFiles } from '../../protocol/runtime.ts';
import { startRuntime as start } from '../runtime/onnx-runtime.ts';

const folder = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));

export const runtimePaths = {
  script: pathToFileURL(join(folder, 'ort-wasm-simd-threaded.mjs')).href,
  wasm: join(folder, 'ort-wasm-simd-threaded.wasm'),
};

export async function runtimeInNode(threads = 1): Promise<RuntimeFiles> {
  const module = await WebAssembly.compile(readFileSync(runtimePaths.wasm));
  return { kind: 'wasm', scriptUrl: runtimePaths.script, module, threads };
}

export async function startRuntime(threads?: number): Promise<void> {
  await start(await runtimeInNode(threads));
}
