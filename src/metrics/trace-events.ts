/**
 * Spans as trace-event JSON, for Perfetto (https://ui.perfetto.dev) and chrome://tracing: a process for each thread of the app, and
 * in it a row for each stage. Complete events of a row must not overlap, or they are dropped; what overlaps, as the waits of
 * several words do, goes to further rows of its stage.
 */

import type { MeteredThread, MetricsSnapshot, Stage } from '../protocol/metrics.ts';
import { spansOf } from './spans.ts';

interface TraceEvent {
  name: string;
  ph: 'M' | 'X';
  pid: number;
  tid: number;
  cat?: string;
  /** Microseconds. */
  ts?: number;
  dur?: number;
  args?: { name: string };
}

/** A span with its start relative to the first span, in whole nanoseconds. */
interface Slice {
  stage: Stage;
  start: number;
  end: number;
}

export function traceJson(snapshots: readonly MetricsSnapshot[]): string {
  const threads = snapshots.map((snapshot) => ({ name: snapshot.thread, spans: spansOf(snapshot) }));
  const first = threads.flatMap(({ spans }) => spans).reduce((least, { start }) => Math.min(least, start), Infinity);
  const nanoseconds = (ms: number) => Math.round((ms - first) * 1e6);
  const traceEvents = threads.flatMap(({ name, spans }, i) => {
    const slices = spans.map(({ stage, start, ms }) => ({
      stage,
      start: nanoseconds(start),
      end: nanoseconds(start + ms),
    }));
    return threadEvents(i + 1, name, slices);
  });
  return JSON.stringify({ traceEvents, displayTimeUnit: 'ms' });
}

function threadEvents(pid: number, thread: MeteredThread, slices: readonly Slice[]): TraceEvent[] {
  const rows = rowsOf(slices).map((row, i) => ({ row, tid: i + 1, name: row[0]!.stage }));
  return [
    { name: 'process_name', ph: 'M', pid, tid: 0, args: { name: `Sotto ${thread}` } },
    ...rows.map(({ tid, name }): TraceEvent => ({ name: 'thread_name', ph: 'M', pid, tid, args: { name } })),
    ...rows.flatMap(({ row, tid, name }) =>
      row.map(({ start, end }): TraceEvent => {
        return { name, cat: thread, ph: 'X', pid, tid, ts: start / 1000, dur: (end - start) / 1000 };
      }),
    ),
  ];
}

/** The slices of a stage distributed over rows without overlaps: each in the first row that is free. */
function rowsOf(slices: readonly Slice[]): Slice[][] {
  const rows = new Map<Stage, Slice[][]>();
  for (const slice of slices.toSorted((a, b) => a.start - b.start)) {
    const ofStage = rows.get(slice.stage) ?? [];
    rows.set(slice.stage, ofStage);
    const free = ofStage.find((row) => row.at(-1)!.end <= slice.start);
    if (free) free.push(slice);
    else ofStage.push([slice]);
  }
  return [...rows.values()].flat();
}
