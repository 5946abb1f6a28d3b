/** Verdicts of calibration, stored between visits. */

import { signal } from '@preact/signals';
import type { Verdict } from '../../models/fit/verdict.ts';
import { isOutdated, parseVerdicts, type VerdictKey, verdictFor, withVerdict } from '../../models/fit/verdicts.ts';
import { readText, writeText } from '../../platform/kept-text.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { demoted, stillDemoted } from './demotion.ts';
import { verdictsKey } from './verdicts-key.ts';

/** Reads a signal, so that computations over verdicts are repeated when a verdict changes. */
export interface VerdictStore {
  find(key: VerdictKey): Verdict | null;
  /** Whether the model's verdict was made before the model or the device changed. */
  isOutdated(key: VerdictKey): boolean;
  /** Gives the verdict as it is kept: what has been demoted stays so. */
  keep(verdict: Verdict): Verdict;
  /** A backend gave broken output in use: it is not chosen again. Nothing happens without a verdict. */
  demote(key: VerdictKey, backend: Backend): void;
}

export function createVerdictStore(): VerdictStore {
  const verdicts = signal(parseVerdicts(readText(verdictsKey)));
  const find = (wanted: VerdictKey) => verdictFor(verdicts.value, wanted);
  function write(verdict: Verdict): void {
    verdicts.value = withVerdict(verdicts.value, verdict);
    writeText(verdictsKey, JSON.stringify(verdicts.value));
  }

  return {
    find,
    isOutdated: (wanted) => isOutdated(verdicts.value, wanted),
    keep(verdict) {
      const kept = stillDemoted(verdict, find(verdict));
      write(kept);
      return kept;
    },
    demote(key, backend) {
      const verdict = find(key);
      if (verdict) write(demoted(verdict, backend));
    },
  };
}
