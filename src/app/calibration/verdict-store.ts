/** Verdicts of calibration, stored between visits. */

import { signal } from '@preact/signals';
import type { Verdict } from '../../models/fit/verdict.ts';
import { isOutdated, parseVerdicts, type VerdictKey, verdictFor, withVerdict } from '../../models/fit/verdicts.ts';
import { readText, writeText } from '../../platform/kept-text.ts';
import { verdictsKey } from './verdicts-key.ts';

/** Reads a signal, so that computations over verdicts are repeated when a verdict changes. */
export interface VerdictStore {
  find(key: VerdictKey): Verdict | null;
  /** Whether the model's verdict was made before the model or the device changed. */
  isOutdated(key: VerdictKey): boolean;
  keep(verdict: Verdict): void;
}

export function createVerdictStore(): VerdictStore {
  const verdicts = signal(parseVerdicts(readText(verdictsKey)));
  return {
    find: (wanted) => verdictFor(verdicts.value, wanted),
    isOutdated: (wanted) => isOutdated(verdicts.value, wanted),
    keep(verdict) {
      verdicts.value = withVerdict(verdicts.value, verdict);
      writeText(verdictsKey, JSON.stringify(verdicts.value));
    },
  };
}
