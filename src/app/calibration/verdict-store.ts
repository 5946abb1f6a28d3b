/** Verdicts of calibration, kept from one visit to the next. */

import { signal } from '@preact/signals';
import type { Verdict } from '../../models/fit/verdict.ts';
import { isOutdated, parseVerdicts, type VerdictKey, verdictFor, withVerdict } from '../../models/fit/verdicts.ts';
import { readText, writeText } from '../../platform/kept-text.ts';
import { verdictsKey } from './verdicts-key.ts';

/** Reads a signal: who computes with a verdict computes again when there is another one. */
export interface VerdictStore {
  find(key: VerdictKey): Verdict | null;
  /** The model was tested before something changed. */
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
