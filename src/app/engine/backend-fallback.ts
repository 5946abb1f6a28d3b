/** Where a model goes on when a backend fails. Pure. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Precision } from '../../protocol/model.ts';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';

/** A thread that has worked this long before it crashed is no sign against its backend. */
const provenMs = 60_000;
const mostCrashes = 1;

/** A place on a ladder of backends, best first, and how often in a row the model has crashed there. */
export interface FallbackPlace {
  at: number;
  crashes: number;
}

export const firstPlace: FallbackPlace = { at: 0, crashes: 0 };

export function onProcessor(precision: Precision, threads: number): Backend {
  return { encoder: 'wasm', decoder: 'wasm', precision, threads };
}

/** One thread of the processor is the last rung: it asks the least of a device. */
export function processorFallbacks(precision: Precision, threads: number): readonly Backend[] {
  const one = onProcessor(precision, 1);
  return threads === 1 ? [one] : [onProcessor(precision, threads), one];
}

/**
 * The next rung after a death; null when nothing is left. What a GPU does once it does again; a crash may have been an accident, and so
 * may any failure on the processor.
 */
export function afterDeath(
  ladder: readonly Backend[],
  rung: FallbackPlace,
  { code, livedMs, hasWorked }: { code: ErrorCode; livedMs: number; hasWorked: boolean },
): FallbackPlace | null {
  const backend = ladder[rung.at];
  if (!backend) return null;
  const isOfThread = code === 'thread-died' || code === 'thread-slow';
  const isAccident = isOfThread || (code !== 'backend-unsupported' && !usesGpu(backend));
  const crashes = hasWorked || livedMs > provenMs ? 1 : rung.crashes + 1;
  if (isAccident && crashes <= mostCrashes) return { at: rung.at, crashes };
  return rung.at + 1 < ladder.length ? { at: rung.at + 1, crashes: 0 } : null;
}
