/** Builds of the ONNX runtime, and what a model runs on. */

import type { Precision } from './model.ts';

/** Builds of the ONNX runtime: for the processor alone, and two that know the GPU. `jspi` needs `WebAssembly.Suspending`. */
export type RuntimeKind = 'wasm' | 'jspi' | 'asyncify';

/** Bytes and addresses of the ONNX runtime: the sealed threads cannot fetch, so both are handed in. */
export interface RuntimeFiles {
  kind: RuntimeKind;
  /** Address of the runtime's script, same origin: threads are started from it. */
  scriptUrl: string;
  wasm: ArrayBuffer;
  /** 1 without cross-origin isolation. */
  threads: number;
}

export type Provider = 'wasm' | 'webgpu';

/** On what a model runs, and how. */
export interface Backend {
  encoder: Provider;
  decoder: Provider;
  precision: Precision;
  /** Threads of the runtime on the processor. */
  threads: number;
  /** Whisper's encoder always computes its whole window of 30 s, as it was exported. */
  wholeWindow?: boolean;
}

/** The GPU has a part in it. */
export function usesGpu({ encoder, decoder }: Pick<Backend, 'encoder' | 'decoder'>): boolean {
  return encoder === 'webgpu' || decoder === 'webgpu';
}
