/**
 * Memory that a model takes while it is loaded, estimated from the bytes of its files. Pure.
 *
 * Measured with performance.measureUserAgentSpecificMemory() in Chromium, after a file of ten minutes: the engine's thread with the embedded
 * model (28.2 MB, 8 bits) holds 162 to 178 MB, and the listening thread, the same runtime with a model of 2.3 MB, 48 MB. So a runtime is
 * about 43 MB, and a model of 8 bits whose weights are in part unpacked to floats takes up to 4.7 times its files: the runtime's memory
 * keeps the size of its peak.
 */

import type { Dtype, Family } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';

const mb = 1e6;

/** The code and the initial memory of a runtime, and the memory of each further thread. */
const runtimeBytes = 43 * mb;
const threadBytes = 4 * mb;
/** A thread that helps our own encoder, with what it computes in: four threads of tiny.en take 35 MB more than one. */
const helperBytes = 8 * mb;

/**
 * Bytes in memory per byte of the files, after a pass. Measured in the same way after passes over whole windows, Whisper with its encoder in
 * the runtime: tiny (40 MB of 8 bits) 276 MB, base (77 MB) 463 MB, and a model of 7 MB 140 MB; with it in our own kernels: 141, 285, 49.
 * Parakeet, resident in Node at the size of the 0.6B models (669 MB of 8 bits): 0.93 GB, its weights packed for matrix products; while it is
 * loaded the file is there too. CTC models have no pair of figures of their own: their graphs are read by the runtime as Whisper's were.
 */
const factors: Record<Family, number> = { moonshine: 4.7, whisper: 4.6, parakeet: 2.2, ctc: 4.6 };
const ownEncoderFactor = 3.2;
const passBytes: Record<Family, number> = { moonshine: 0, whisper: 65 * mb, parakeet: 0, ctc: 65 * mb };

/** The listening thread with its voice detector. */
export const listeningBytes = 48 * mb;

/** Two minutes of audio at 16 kHz, and ten seconds at the microphone's rate. */
export const ringBytes = 11 * mb;

/** Weights that our own kernels take. */
const byteTypes: readonly Dtype[] = ['q8', 'int8', 'uint8'];

export type EngineKind = Pick<Backend, 'threads'> & Partial<Pick<Backend, 'encoder' | 'precision' | 'wholeWindow'>>;

/** Estimated bytes of a loaded engine, from the bytes of the model's files; of 8 bits on the processor, where nothing else is told. */
export function engineBytes(fileBytes: number, family: Family, on: EngineKind): number {
  const { threads, encoder = 'wasm', precision, wholeWindow } = on;
  const hasBytes = encoder === 'wasm' && !wholeWindow && byteTypes.includes(precision?.encoder ?? 'q8');
  const isOwn = family === 'whisper' && hasBytes;
  const model = isOwn ? ownEncoderFactor * fileBytes : factors[family] * fileBytes + passBytes[family];
  return runtimeBytes + (threadBytes + (isOwn ? helperBytes : 0)) * (threads - 1) + model;
}
