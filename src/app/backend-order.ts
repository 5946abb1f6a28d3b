/** The order in which a model's backends are tried on this device. Pure. */

import type { Verdict } from '../models/verdict.ts';
import type { Backend } from '../protocol/engine.ts';

/** The verdict's choice, then what else was right by its speed, then what is there without a verdict: the processor, where it can. */
export function ladderOf(verdict: Verdict | null, untested: readonly Backend[]): readonly Backend[] {
  const right = (verdict?.trials ?? [])
    .filter(({ isRight, medianMs }) => isRight && medianMs !== null)
    .sort((a, b) => (a.medianMs ?? 0) - (b.medianMs ?? 0))
    .map(({ backend }) => backend);
  const tried = verdict?.chosen ? [verdict.chosen, ...right] : right;
  const last = untested.slice(-1);
  const before = tried.length > 0 ? tried : untested;
  return withoutRepeats([...before.filter((backend) => !last.some((one) => isSame(one, backend))), ...last]);
}

export function isSame(a: Backend, b: Backend): boolean {
  return (
    a.encoder === b.encoder &&
    a.decoder === b.decoder &&
    a.threads === b.threads &&
    a.precision.encoder === b.precision.encoder &&
    a.precision.decoder === b.precision.decoder
  );
}

function withoutRepeats(backends: readonly Backend[]): Backend[] {
  return backends.filter((backend, index) => backends.findIndex((other) => isSame(other, backend)) === index);
}
