/** Chooses the next backend of a model after a failure. Pure. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Precision } from '../../protocol/model.ts';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';

/** Milliseconds of work after which a crash is not attributed to the backend. */
const provenMs = 60_000;
const mostCrashes = 1;

/** Position in a list of backends (best first), and the number of consecutive crashes there. */
export interface FallbackPlace {
  at: number;
  crashes: number;
}

export const firstPlace: FallbackPlace = { at: 0, crashes: 0 };

export function onProcessor(precision: Precision, threads: number): Backend {
  return { encoder: 'wasm', decoder: 'wasm', precision, threads };
}

/** Fallbacks on the processor; a single thread is the last, because it has the lowest requirements. */
export function processorFallbacks(precision: Precision, threads: number): readonly Backend[] {
  const one = onProcessor(precision, 1);
  return threads === 1 ? [one] : [onProcessor(precision, threads), one];
}

/**
 * The position after the death of an engine; null when no backend is left. A crash, and any error on the processor, may be accidental: the
 * same backend is tried once more. Other errors of a GPU are taken as repeatable.
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
