/** Builds of ONNX Runtime, and the backend that a model runs on. */

import type { Precision } from './model.ts';

/** Builds of ONNX Runtime: one for the processor alone, two for the GPU as well. `jspi` needs `WebAssembly.Suspending`. */
export type RuntimeKind = 'wasm' | 'jspi' | 'asyncify';

/** A build of ONNX Runtime as the sealed threads are handed it: they have no network. */
export interface RuntimeFiles {
  kind: RuntimeKind;
  /** Address of the runtime's script, same origin: threads are started from it. */
  scriptUrl: string;
  module: WebAssembly.Module;
  /** Number of threads; 1 without cross-origin isolation. */
  threads: number;
}

export type Provider = 'wasm' | 'webgpu';

/** Where and how a model runs. */
export interface Backend {
  encoder: Provider;
  decoder: Provider;
  precision: Precision;
  /** Threads of the runtime on the processor. */
  threads: number;
  /** Makes Whisper's encoder always compute its whole window of 30 s, as exported. */
  wholeWindow?: boolean;
}

/** The GPU has a part in it. */
export function usesGpu({ encoder, decoder }: Pick<Backend, 'encoder' | 'decoder'>): boolean {
  return encoder === 'webgpu' || decoder === 'webgpu';
}
