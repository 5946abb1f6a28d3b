/**
 * transformers.js in Node over the same files and the same runtime, to compare with. Its build for browsers is taken, because the one for
 * Node wants a native runtime; it is handed ours, and files from disk instead of a network.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AutomaticSpeechRecognitionPipeline } from '@huggingface/transformers';
import * as runtime from 'onnxruntime-web/wasm';
import { runtimePaths } from '../../src/speech/testing/runtime-in-node.ts';
import { hub } from './shared-models.ts';

type Transformers = typeof import('@huggingface/transformers');

const { InferenceSession } = runtime;

/** The library requests some sessions by path, as in Node, and others by bytes. */
const sessions = {
  create: (model: string | Uint8Array) =>
    InferenceSession.create(typeof model === 'string' ? new Uint8Array(readFileSync(model)) : model, {
      executionProviders: ['wasm'],
    }),
};

/** Models are read from `folder`, as OWNER/NAME/… below it. */
export async function loadTransformers(folder = hub, threads = 1): Promise<Transformers> {
  runtime.env.wasm.wasmPaths = { mjs: runtimePaths.script };
  runtime.env.wasm.wasmBinary = new Uint8Array(readFileSync(runtimePaths.wasm)).buffer;
  runtime.env.wasm.numThreads = threads;
  Object.assign(globalThis, { [Symbol.for('onnxruntime')]: { ...runtime, InferenceSession: sessions } });
  const build = '../../node_modules/@huggingface/transformers/dist/transformers.web.js';
  const transformers: Transformers = await import(/* @vite-ignore */ build);
  const { env } = transformers;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = `${folder}/`;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useCustomCache = true;
  env.customCache = { match: async (name: string) => graphPath(folder, name), put: async () => {} } as unknown as Cache;
  env.fetch = async (address) => fileResponse(String(address));
  return transformers;
}

/** The path of a graph; undefined for other files. */
function graphPath(folder: string, name: string): string | undefined {
  const place = /([\w.-]+\/[\w.-]+)\/(?:resolve\/main\/)?(onnx\/.+\.onnx)$/.exec(name);
  return place ? join(folder, place[1]!, place[2]!) : undefined;
}

function fileResponse(path: string): Response {
  try {
    return new Response(readFileSync(path.replace('file://', '')));
  } catch {
    return new Response(null, { status: 404 });
  }
}

export async function loadPipeline(
  transformers: Transformers,
  name: string,
  dtype: 'q8' | 'fp32' | 'q4',
): Promise<AutomaticSpeechRecognitionPipeline> {
  // The library knows no devices of a runtime that is handed in.
  return transformers.pipeline('automatic-speech-recognition', name, {
    dtype,
    device: 'auto',
    session_options: { executionProviders: ['wasm'] },
  });
}

/** Ids that greedy search gives without timestamps, the prompt and the end left out. */
export async function greedyTokens(
  { processor, model }: AutomaticSpeechRecognitionPipeline,
  samples: Float32Array,
  language: string,
  prompt = 4,
): Promise<number[]> {
  const inputs = await processor!(samples);
  const output = (await model.generate({ ...inputs, language, task: 'transcribe', return_timestamps: false })) as {
    tolist(): bigint[][];
  };
  const end = model.generation_config!.eos_token_id as number;
  return output
    .tolist()[0]!
    .map(Number)
    .slice(prompt)
    .filter((token) => token !== end);
}
