/** Memory that a model takes while it is loaded, estimated from the bytes of its files. Pure. */

import type { Backend } from '../protocol/engine.ts';

const mb = 1e6;

/** An engine's thread without a model: the runtime's code and its first memory, and once more for each of its threads. */
const runtimeBytes = 60 * mb;
const threadBytes = 10 * mb;
const factor = 2.5;

/** The listening thread with its voice detector. */
export const listeningBytes = 60 * mb;

/** Two minutes of sound at 16 kHz, and ten seconds as it was captured. */
export const ringBytes = 11 * mb;

/** Of a loaded engine whose model has files of so many bytes. */
export function engineBytes(fileBytes: number, { threads }: Pick<Backend, 'threads'>): number {
  return runtimeBytes + threadBytes * (threads - 1) + factor * fileBytes;
}
