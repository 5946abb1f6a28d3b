/**
 * The pipeline of transformers.js as its documentation shows it: a worker, WASM, the weights that it is given. Files come to it as
 * bytes in place of its own downloads.
 */

import { env, pipeline } from '@huggingface/transformers';
import { AppError } from '../../src/core/errors.ts';
import type { ReferenceApi, ReferencePlan } from '../../src/protocol/bench.ts';
import type { Backend } from '../../src/protocol/runtime.ts';
import { modelName, readFromMemory } from '../../src/speech/ctc/memory-files.ts';

/** Seconds of the windows that the library cuts longer audio into; it refuses to choose by itself. */
const windowSeconds = 30;
const sampleRate = 16_000;

export class Reference implements ReferenceApi {
  #transcribe: Awaited<ReturnType<typeof open>> | undefined;

  ping(): void {}

  async load({ runtime, files, backend }: ReferencePlan): Promise<{ version: string; ms: number }> {
    readFromMemory(env, files);
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

/** The pipeline with the app's precision and provider for each graph. */
function open({ encoder, decoder, precision }: Backend) {
  const both = <Value>(first: Value, second: Value) => ({ encoder_model: first, decoder_model_merged: second });
  return pipeline('automatic-speech-recognition', modelName, {
    dtype: both(precision.encoder, precision.decoder),
    device: both(encoder, decoder),
  });
}
