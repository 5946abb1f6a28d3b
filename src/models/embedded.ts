/** The embedded model and the voice detector: addresses of the built files, and the files themselves. */

import decoderUrl from 'moonshine-tiny/decoder_model_merged.onnx?url';
import encoderUrl from 'moonshine-tiny/encoder_model.onnx?url';
import asyncifyScriptUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiScriptUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import wasmScriptUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import vadUrl from 'silero-vad/silero_vad_v6.onnx?url';
import type { ModelFiles } from '../protocol/model.ts';
import type { RuntimeKind } from '../protocol/runtime.ts';
import { readGraphs } from './embedded-graphs.ts';

export const embeddedModel = {
  id: 'moonshine-tiny',
  name: 'Moonshine tiny',
  family: 'moonshine',
  language: 'en',
  /** Of both graphs. */
  bytes: 28_180_947,
  precision: { encoder: 'q8', decoder: 'q8' },
} as const;

/** Scripts and WebAssembly of the runtime's builds. Those for the GPU are downloaded when a model is first tried there. */
const runtimes: Readonly<Record<RuntimeKind, { script: string; wasm: string }>> = {
  wasm: { script: wasmScriptUrl, wasm: wasmUrl },
  jspi: { script: jspiScriptUrl, wasm: jspiWasmUrl },
  asyncify: { script: asyncifyScriptUrl, wasm: asyncifyWasmUrl },
};

/** Addresses of a build of the runtime: the script that its threads are started from, in full, and the WebAssembly. */
export function runtimeUrls(kind: RuntimeKind): { script: string; wasm: string } {
  const { script, wasm } = runtimes[kind];
  return { script: new URL(script, location.href).href, wasm };
}

/** The files that the app caches after first use; any other file in the cache belongs to an older version. */
export const assetUrls = [...Object.values(runtimes).map(({ wasm }) => wasm), vadUrl, encoderUrl, decoderUrl];

type Load = (url: string) => Promise<ArrayBuffer>;

export const loadVoiceDetector = (load: Load): Promise<ArrayBuffer> => load(vadUrl);

export async function loadEmbeddedModel(load: Load): Promise<ModelFiles> {
  const [encoder, decoder, { default: vocabulary }, built] = await Promise.all([
    load(encoderUrl),
    load(decoderUrl),
    import('virtual:moonshine-vocabulary'),
    import('virtual:embedded-graphs').then(({ default: graphs }) => readGraphs(graphs)),
  ]);
  return {
    id: embeddedModel.id,
    family: embeddedModel.family,
    precision: embeddedModel.precision,
    encoder: { onnx: encoder, data: [] },
    decoder: { onnx: decoder, data: [] },
    built,
    texts: { 'vocabulary.txt': vocabulary },
  };
}
