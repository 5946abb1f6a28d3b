/** A build of the runtime, the embedded model and the voice detector, loaded into the page of the test. */

import { loadEmbeddedModel, loadVoiceDetector, runtimeUrls } from '../../models/embedded.ts';
import type { Backend, RuntimeFiles, RuntimeKind } from '../../protocol/runtime.ts';
import { startRuntime as start } from '../runtime/onnx-runtime.ts';

const load = async (url: string) => (await fetch(url)).arrayBuffer();

export const runtimeFiles = async (kind: RuntimeKind = 'wasm'): Promise<RuntimeFiles> => ({
  kind,
  scriptUrl: runtimeUrls(kind).script,
  module: await WebAssembly.compileStreaming(fetch(runtimeUrls(kind).wasm)),
  threads: 1,
});

export const startRuntime = async (kind?: RuntimeKind): Promise<void> => start(await runtimeFiles(kind));

/** The default backend of the embedded model. */
export const processor: Backend = {
  encoder: 'wasm',
  decoder: 'wasm',
  precision: { encoder: 'q8', decoder: 'q8' },
  threads: 1,
};

export const modelFiles = () => loadEmbeddedModel(load);
export const detectorFile = () => loadVoiceDetector(load);
