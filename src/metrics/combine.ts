/** Combines the snapshots of several threads: a stage's durations are added up, wherever it ran. */

import type {
  Counter,
  HistogramData,
  MetricsSnapshot,
  MetricsSummary,
  Stage,
  StageFigures,
} from '../protocol/metrics.ts';
import { countOf, merged, quantile } from './histogram.ts';

export type Combined = Pick<MetricsSnapshot, 'histograms' | 'tallies'>;

export function combine(snapshots: readonly MetricsSnapshot[]): Combined {
  const histograms: Combined['histograms'] = {};
  const tallies: Combined['tallies'] = {};
  for (const snapshot of snapshots) {
    for (const [stage, durations] of entries(snapshot.histograms)) {
      const known = histograms[stage];
      histograms[stage] = known ? merged(known, durations) : durations;
    }
    for (const [counter, count] of entries(snapshot.tallies)) tallies[counter] = (tallies[counter] ?? 0) + count;
  }
  return { histograms, tallies };
}

export function summaryOf({ histograms, tallies }: Combined): MetricsSummary {
  return {
    stages: Object.fromEntries(entries(histograms).map(([stage, durations]) => [stage, figuresOf(durations)])),
    tallies,
  };
}

export function figuresOf(durations: HistogramData): StageFigures {
  const at = (share: number) => quantile(durations, share) ?? 0;
  return { count: countOf(durations), p50: at(0.5), p95: at(0.95), p99: at(0.99), greatest: durations.greatest };
}

function entries<Name extends Stage | Counter, Value>(record: Partial<Record<Name, Value>>): [Name, Value][] {
  return Object.entries(record) as [Name, Value][];
}
