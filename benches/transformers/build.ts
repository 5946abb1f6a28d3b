/** Builds the page of the usual loop into a folder of its own; the app's build knows nothing of it. */

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { loopPaths } from './contract.ts';
import { modelDescriptions } from './model-files.ts';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, '..', '..', 'node_modules');

const weights = join(packages, '@moonshine-ai', 'moonshine-js', 'dist', 'model', 'tiny', 'quantized');

/** Threads in WASM need an isolated page. */
const headers = `/*
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: same-origin
`;

export async function buildLoop(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', modulePreload: false, chunkSizeWarningLimit: 2000 },
  });
  writeFileSync(join(folder, '_headers'), headers);
  const model = join(folder, loopPaths.models, loopPaths.model);
  mkdirSync(join(model, 'onnx'), { recursive: true });
  for (const [name, content] of Object.entries(modelDescriptions())) {
    writeFileSync(join(model, name), JSON.stringify(content));
  }
  // The library's name for 8 bits is "quantized".
  for (const graph of ['encoder_model', 'decoder_model_merged']) {
    copyFileSync(join(weights, `${graph}.onnx`), join(model, 'onnx', `${graph}_quantized.onnx`));
  }
  const runtime = join(folder, loopPaths.runtime);
  mkdirSync(runtime);
  for (const kind of ['mjs', 'wasm']) {
    const file = `ort-wasm-simd-threaded.asyncify.${kind}`;
    copyFileSync(join(packages, 'onnxruntime-web', 'dist', file), join(runtime, file));
  }
}
