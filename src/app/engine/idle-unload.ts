/** Frees the memory of a large model that nobody uses; the next press loads it again, and what is said meanwhile waits in the ring. */

import type { ReadonlySignal } from '@preact/signals';
import type { EngineSlot } from './engine-slot.ts';

const unusedMs = 10 * 60_000;
/** What is smaller costs more in waiting than it takes in memory. */
const leastBytes = 100e6;

export interface IdleUnloadPlan {
  slot: ReadonlySignal<EngineSlot>;
  /** A recording or a file. */
  isAtWork: ReadonlySignal<boolean>;
  /** Milliseconds without use. */
  limitMs?: number;
  leastBytes?: number;
}

/** The returned function ends it. */
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
