/**
 * Memory that a model takes while it is loaded, estimated from the bytes of its files. Pure.
 *
 * Measured with performance.measureUserAgentSpecificMemory() in Chromium, on the embedded model (28.2 MB, 8 bits) before and after three
 * files: the engine's thread holds 244 to 247 MB with one to four threads of the runtime, and the listening thread, the same runtime
 * with a model of 2.3 MB, 48 MB. The process grows by 239 to 252 MB of private memory with the engine. So a runtime is about 43 MB, and
 * a model of 8 bits whose weights are unpacked to floats takes 7.2 times its files: the runtime's memory keeps the size of its peak.
 */

import type { Family } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';

const mb = 1e6;

/** The code and the initial memory of a runtime, and the memory of each further thread. */
const runtimeBytes = 43 * mb;
const threadBytes = 4 * mb;

/**
 * Bytes in memory per byte of the files, after a pass. Measured in the same way, Whisper: tiny (40 MB of 8 bits) 429 MB, base (76 MB) 679
 * MB, and a model of 7 MB 166 MB, after a pass over a whole window. Parakeet, resident in Node at the size of the 0.6B models (669 MB of 8
 * bits): 2.1 GB, three copies of its weights: as they were read, as the session keeps them, and as they are packed for matrix products. CTC
 * models have no pair of figures of their own: their graphs are read by the same session as Whisper's.
 */
const factors: Record<Family, number> = { moonshine: 7.2, whisper: 7, parakeet: 3.2, ctc: 7 };
const passBytes: Record<Family, number> = { moonshine: 0, whisper: 105 * mb, parakeet: 0, ctc: 105 * mb };

/** The listening thread with its voice detector. */
export const listeningBytes = 48 * mb;

/** Two minutes of audio at 16 kHz, and ten seconds at the microphone's rate. */
export const ringBytes = 11 * mb;

/** Estimated bytes of a loaded engine, from the bytes of the model's files. */
export function engineBytes(fileBytes: number, family: Family, { threads }: Pick<Backend, 'threads'>): number {
  return runtimeBytes + threadBytes * (threads - 1) + factors[family] * fileBytes + passBytes[family];
}
