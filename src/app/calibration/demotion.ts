/** Backends that gave broken output lose their place for good: until driver, browser or files change, which makes another verdict. Pure. */

import type { Verdict } from '../../models/fit/verdict.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { isSame } from '../engine/backend-order.ts';
import { bestOf } from './judge-trials.ts';

/** The verdict after a backend has given broken output in use. */
export function demoted(verdict: Verdict, backend: Backend): Verdict {
  const trials = verdict.trials.map((trial) =>
    isSame(trial.backend, backend) ? { ...trial, isRight: false, error: 'output-broken' as const } : trial,
  );
  return { ...verdict, trials, chosen: bestOf(trials) };
}

/** A new verdict, in which what gave broken output before is no better for one good trial. */
export function stillDemoted(verdict: Verdict, before: Verdict | null): Verdict {
  const broken = before?.trials.filter(({ error }) => error === 'output-broken') ?? [];
  return broken.reduce((left, { backend }) => demoted(left, backend), verdict);
}
