/** The export of all metrics in its three forms. Loaded when somebody asks for it. */

import type { MetricsReport, MetricsSnapshot } from '../protocol/metrics.ts';
import { combine, summaryOf } from './combine.ts';
import { prometheusText } from './prometheus.ts';
import { traceJson } from './trace-events.ts';

export function metricsReport(snapshots: readonly MetricsSnapshot[]): MetricsReport {
  const combined = combine(snapshots);
  return { prometheus: prometheusText(combined), trace: traceJson(snapshots), summary: summaryOf(combined) };
}
