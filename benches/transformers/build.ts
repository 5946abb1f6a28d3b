/** Builds the page of the usual loop into a folder of its own; the app's build knows nothing of it. */

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tokenizer from 'llama-tokenizer-js';
import { build } from 'vite';
import { loopPaths } from './contract.ts';

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
  mkdirSync(join(folder, 'model'));
  mkdirSync(join(folder, 'runtime'));
  const runtime = join(packages, 'onnxruntime-web', 'dist', 'ort-wasm-simd-threaded.asyncify');
  for (const [from, to] of [
    [join(weights, 'encoder_model.onnx'), loopPaths.encoder],
    [join(weights, 'decoder_model_merged.onnx'), loopPaths.decoder],
    [`${runtime}.mjs`, loopPaths.script],
    [`${runtime}.wasm`, loopPaths.wasm],
  ] as const)
    copyFileSync(from, join(folder, to));
  writeFileSync(join(folder, loopPaths.vocabulary), tokenizer.vocabById.join('\n'));
}
