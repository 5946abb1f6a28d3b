/**
 * The pipeline of transformers.js as its documentation shows it: a worker, WASM, the weights that it is given. Files come to it as
 * bytes in place of its own downloads.
 */

import { env, pipeline } from '@huggingface/transformers';
import { AppError } from '../../src/core/errors.ts';
import type { ReferenceApi, ReferencePlan } from '../../src/protocol/bench.ts';
import type { Backend } from '../../src/protocol/runtime.ts';

const model = 'model';
const folder = '/reference/';
/** The library refuses longer sound without being told how to cut it. */
const windowSeconds = 30;
const sampleRate = 16_000;

export class Reference implements ReferenceApi {
  #transcribe: Awaited<ReturnType<typeof open>> | undefined;

  ping(): void {}

  async load({ runtime, files, backend }: ReferencePlan): Promise<{ version: string; ms: number }> {
    env.allowLocalModels = true;
    env.allowRemoteModels = false;
    env.localModelPath = folder;
    env.useBrowserCache = false;
    env.useWasmCache = false;
    env.fetch = async (address: string | URL) => answer(files, `${address}`);
    const { wasm } = env.backends.onnx;
    if (!wasm) throw new AppError('internal', 'transformers.js has no WASM');
    const { scriptUrl, wasm: wasmBinary, threads } = runtime;
    Object.assign(wasm, { wasmPaths: { mjs: scriptUrl }, wasmBinary, numThreads: threads });
    const started = performance.now();
    this.#transcribe = await open(backend);
    return { version: env.version, ms: performance.now() - started };
  }

  async transcribe(samples: Float32Array): Promise<{ text: string; ms: number }> {
    if (!this.#transcribe) throw new AppError('internal', 'no model is loaded');
    const isLong = samples.length > windowSeconds * sampleRate;
    const started = performance.now();
    const { text } = await this.#transcribe(samples, isLong ? { chunk_length_s: windowSeconds } : {});
    return { text: text.trim(), ms: performance.now() - started };
  }
}

/** Each graph in the precision and on the provider that the app has for it. */
function open({ encoder, decoder, precision }: Backend) {
  const both = <Value>(first: Value, second: Value) => ({ encoder_model: first, decoder_model_merged: second });
  return pipeline('automatic-speech-recognition', model, {
    dtype: both(precision.encoder, precision.decoder),
    device: both(encoder, decoder),
  });
}

/** 404 for what it asks for on the off chance. */
function answer(files: ReferencePlan['files'], address: string): Response {
  const path = address.slice(address.indexOf(`/${model}/`) + model.length + 2);
  const content = files[path];
  return content === undefined ? new Response(null, { status: 404 }) : new Response(content);
}
