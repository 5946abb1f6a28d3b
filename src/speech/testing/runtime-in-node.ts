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

export function runtimeInNode(threads = 1): RuntimeFiles {
  const wasm = new Uint8Array(readFileSync(runtimePaths.wasm)).buffer;
  return { kind: 'wasm', scriptUrl: runtimePaths.script, wasm, threads };
}

export const startRuntime = (threads?: number): Promise<void> => start(runtimeInNode(threads));
