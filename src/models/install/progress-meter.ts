/** Progress reports for the page: at most ten a second, with the rate over the last seconds. */

import type { InstallPhase, InstallProgress } from '../../protocol/models.ts';

export interface ProgressMeter {
  /** Begins a phase, of which `bytes` of `total` are already done. */
  begin(phase: InstallPhase, total: number, bytes?: number): void;
  add(bytes: number): void;
  retrying(retry: InstallProgress['retry']): void;
  /** Stops all reports. */
  end(): void;
}

const shortestStepMs = 100;
const rateOverMs = 5000;
const shortestRateMs = 500;

/** `now` gives milliseconds. */
export function createProgressMeter(
  report: (progress: InstallProgress) => void,
  now: () => number = () => performance.now(),
): ProgressMeter {
  let state: InstallProgress = { phase: 'look', bytes: 0, total: 0, rate: null, retry: null };
  let reportedAt = Number.NEGATIVE_INFINITY;
  let samples: { at: number; bytes: number }[] = [];
  let later: ReturnType<typeof setTimeout> | undefined;

  /** Reports now when `isDue` or when the last report is old enough; else a timer reports later, so that the last report is always true. */
  function show(isDue: boolean): void {
    const at = now();
    const waitMs = isDue ? 0 : reportedAt + shortestStepMs - at;
    if (waitMs > 0) {
      later ??= setTimeout(show, waitMs, true);
      return;
    }
    clearTimeout(later);
    later = undefined;
    reportedAt = at;
    samples = samples.filter((sample) => at - sample.at <= rateOverMs);
    const first = samples[0];
    samples.push({ at, bytes: state.bytes });
    const span = first ? at - first.at : 0;
    const rate = first && span >= shortestRateMs ? ((state.bytes - first.bytes) * 1000) / span : null;
    state = { ...state, rate };
    report(state);
  }

  return {
    begin(phase, total, bytes = 0) {
      samples = [];
      state = { phase, bytes, total, rate: null, retry: null };
      show(true);
    },
    add(bytes) {
      // Bytes beyond the total belong to a file that is downloaded a second time.
      const sum = Math.min(state.bytes + bytes, state.total);
      state = { ...state, bytes: sum, retry: null };
      show(sum === state.total);
    },
    retrying(retry) {
      state = { ...state, retry };
      show(true);
    },
    end: () => clearTimeout(later),
  };
}
