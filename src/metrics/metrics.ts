/**
 * Metrics of one thread. They are recorded in the middle of the work that is measured: recording allocates nothing after a stage's first
 * time, and drops a value that is no duration instead of throwing.
 */

import type { Counter, MeteredThread, Metrics, MetricsSnapshot, Stage } from '../protocol/metrics.ts';
import { Histogram } from './histogram.ts';
import { SpanRing } from './spans.ts';

/** Gives milliseconds since the epoch, with fractions, on a monotonic clock. */
export type Clock = () => number;

// Read once: reading it costs as much as the rest of a record.
const { timeOrigin } = performance;
const monotonic: Clock = () => timeOrigin + performance.now();

interface MeteredStage {
  number: number;
  durations: Histogram;
}

export function createMetrics(thread: MeteredThread, clock: Clock = monotonic): Metrics {
  const since = clock();
  const stages = new Map<Stage, MeteredStage>();
  const tallies = new Map<Counter, number>();
  const spans = new SpanRing();

  function metered(stage: Stage): MeteredStage {
    let known = stages.get(stage);
    if (!known) {
      known = { number: stages.size, durations: new Histogram() };
      stages.set(stage, known);
    }
    return known;
  }

  return {
    record(stage, ms, ago = 0) {
      // The clocks of two threads may differ by fractions of a millisecond, so a duration across them may be negative.
      const duration = ms < 0 ? 0 : ms;
      if (!Number.isFinite(duration)) return;
      const { number, durations } = metered(stage);
      durations.record(duration);
      spans.record(number, clock() - ago - duration, duration);
    },

    count(counter, by = 1) {
      if (by > 0 && Number.isFinite(by)) tallies.set(counter, (tallies.get(counter) ?? 0) + by);
    },

    snapshot(): MetricsSnapshot {
      return {
        thread,
        since,
        histograms: Object.fromEntries([...stages].map(([stage, { durations }]) => [stage, durations.data()])),
        tallies: Object.fromEntries(tallies),
        spans: spans.data([...stages.keys()]),
      };
    },
  };
}
