/** The pipeline of transformers.js as its documentation shows it: a worker, 8-bit weights, WASM. */

import { env, pipeline } from '@huggingface/transformers';
import { expose } from 'comlink';
import { type LoopWorker, loopPaths } from './contract.ts';

env.allowLocalModels = true;
env.allowRemoteModels = false;
env.localModelPath = loopPaths.models;
env.useBrowserCache = false;

let transcriber: Awaited<ReturnType<typeof loadPipeline>>;

async function loadPipeline(threads: number) {
  const { wasm } = env.backends.onnx;
  // The library's own default is the same build of the runtime, from a network.
  if (wasm) Object.assign(wasm, { wasmPaths: loopPaths.runtime, numThreads: threads });
  return pipeline('automatic-speech-recognition', loopPaths.model, { dtype: 'q8', device: 'wasm' });
}

const worker: LoopWorker = {
  async load(threads) {
    transcriber = await loadPipeline(threads);
    return { version: env.version, threads };
  },

  async transcribe(samples) {
    const started = performance.now();
    const { text } = await transcriber(samples);
    return { text: text.trim(), compute_ms: performance.now() - started };
  },
};

expose(worker);
