/**
 * The shared memory of recordings. It is used again by the next one: a browser frees it only when every thread that has seen it has collected
 * its garbage, and a thread with little garbage waits for a dozen recordings, of 10 MB each.
 */

const spare: Record<number, SharedArrayBuffer | undefined> = {};

/** Zeroed memory of so many bytes. */
export function takeMemory(bytes: number): SharedArrayBuffer {
  const memory = spare[bytes] ?? new SharedArrayBuffer(bytes);
  delete spare[bytes];
  new Uint8Array(memory).fill(0);
  return memory;
}

/** For when no thread writes to them any more. What is in them stays until they are taken. */
export function giveBackMemory(...memories: SharedArrayBuffer[]): void {
  for (const memory of memories) spare[memory.byteLength] = memory;
}
