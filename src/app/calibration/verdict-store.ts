/** Verdicts of calibration, kept from one visit to the next. */

import type { Verdict } from '../../models/fit/verdict.ts';
import { isOutdated, parseVerdicts, type VerdictKey, verdictFor, withVerdict } from '../../models/fit/verdicts.ts';
import { readText, writeText } from '../../platform/kept-text.ts';
import { verdictsKey } from './verdicts-key.ts';

export interface VerdictStore {
  find(key: VerdictKey): Verdict | null;
  /** The model was tested before something changed. */
  isOutdated(key: VerdictKey): boolean;
  keep(verdict: Verdict): void;
}

export function createVerdictStore(): VerdictStore {
  let verdicts = parseVerdicts(readText(verdictsKey));
  return {
    find: (wanted) => verdictFor(verdicts, wanted),
    isOutdated: (wanted) => isOutdated(verdicts, wanted),
    keep(verdict) {
      verdicts = withVerdict(verdicts, verdict);
      writeText(verdictsKey, JSON.stringify(verdicts));
    },
  };
}
