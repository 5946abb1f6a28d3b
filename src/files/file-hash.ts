/** The SHA-256 of a file, by which its sound is found again. */

import { createSHA256 } from 'hash-wasm';
import { throwIfCancelled } from '../core/cancel.ts';

/** Bytes that are in memory at once; hashing them takes about 20 ms, in which the thread answers nobody. */
const atOnce = 4 * 2 ** 20;

/** Lower case hexadecimal. Rejects with `cancelled`, or as the file does. */
export async function hashOf(file: Blob, signal?: AbortSignal): Promise<string> {
  const hasher = await createSHA256();
  hasher.init();
  for (let at = 0; at < file.size; at += atOnce) {
    throwIfCancelled(signal, 'hashing');
    hasher.update(new Uint8Array(await file.slice(at, at + atOnce).arrayBuffer()));
  }
  return hasher.digest('hex');
}
