/** The order in which a model's backends are tried on this device. Pure. */

import type { Verdict } from '../../models/fit/verdict.ts';
import { isSamePrecision } from '../../models/store/model-record.ts';
import type { Backend } from '../../protocol/runtime.ts';

/**
 * The verdict's choice, then the other correct backends by speed, then the last of `untested`, which has the lowest requirements. Without a
 * verdict, `untested`.
 */
export function fallbacksOf(verdict: Verdict | null, untested: readonly Backend[]): readonly Backend[] {
  const right = (verdict?.trials ?? [])
    .filter(({ isRight, medianMs }) => isRight && medianMs !== null)
    .sort((a, b) => (a.medianMs ?? 0) - (b.medianMs ?? 0))
    .map(({ backend }) => backend);
  const tried = verdict?.chosen ? [verdict.chosen, ...right] : right;
  const [last] = untested.slice(-1);
  const order = tried.length > 0 ? tried : untested;
  // The last resort is moved to the end, unless it is the first choice.
  const before = order.filter((backend, index) => index === 0 || !last || !isSame(backend, last));
  return withoutRepeats(last ? [...before, last] : before);
}

export function isSame(a: Backend, b: Backend): boolean {
  return (
    a.encoder === b.encoder &&
    a.decoder === b.decoder &&
    a.threads === b.threads &&
    (a.wholeWindow ?? false) === (b.wholeWindow ?? false) &&
    isSamePrecision(a.precision, b.precision)
  );
}

function withoutRepeats(backends: readonly Backend[]): Backend[] {
  return backends.filter((backend, index) => backends.findIndex((other) => isSame(other, backend)) === index);
}
