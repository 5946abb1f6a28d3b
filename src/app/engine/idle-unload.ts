/**
 * Frees the memory of a large model after a time without use. The next press of record loads the model again, while speech is buffered in
 * the ring.
 */

import type { ReadonlySignal } from '@preact/signals';
import type { EngineSlot } from './engine-slot.ts';

const unusedMs = 10 * 60_000;
/** Models smaller than this stay loaded: waiting for them costs more than their memory. */
const leastBytes = 100e6;

export interface IdleUnloadPlan {
  slot: ReadonlySignal<EngineSlot>;
  /** Whether a recording or a file is in progress. */
  isAtWork: ReadonlySignal<boolean>;
  /** Milliseconds without use before the memory is freed. */
  limitMs?: number;
  leastBytes?: number;
}

/** Starts to watch for idle time; the returned function ends that. */
export function unloadWhenIdle({ slot, isAtWork, limitMs = unusedMs, ...plan }: IdleUnloadPlan): () => void {
  const least = plan.leastBytes ?? leastBytes;
  let unusedSince = performance.now();
  const stop = isAtWork.subscribe(() => {
    unusedSince = performance.now();
  });
  const timer = setInterval(() => {
    const engine = slot.value;
    const isUnused = !isAtWork.value && performance.now() - unusedSince >= limitMs;
    if (isUnused && engine.bytes() >= least) engine.sleep();
  }, limitMs / 10);
  return () => {
    stop();
    clearInterval(timer);
  };
}
