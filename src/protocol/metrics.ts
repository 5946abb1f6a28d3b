/** Metrics of the threads, and how the page collects them. Names and types only. */

import type { Strategy, StrategyChange } from '../core/strategies/strategy.ts';

/** Stages whose durations are recorded, in milliseconds. */
export type Stage =
  /** Listening thread: captured audio that waits to be processed; the resampling of one block; the voice detection of one frame. */
  | 'listen-lag'
  | 'resample'
  | 'vad'
  /** Engine: the encoder; the verification of a draft in one decoder pass; one decoder step. */
  | 'encode'
  | 'verify'
  | 'decode-step'
  /** Engine: a whole pass for a partial text, and for a final one. */
  | 'partial-pass'
  | 'final-pass'
  /** Engine: from the end of a segment to its final text. */
  | 'endpoint-to-final'
  /** Page, on the audio clock: the newest audio minus the newest audio that the text covers, at every partial text. */
  | 'live-lag'
  /**
   * Page: from the start of speech to the first text; from the end of a word to the text in which it stays; from the last speech to the
   * final text.
   */
  | 'first-partial'
  | 'word-emission'
  | 'finalisation'
  /** Page: stop pressed to everything saved. */
  | 'stop-to-final'
  /** Page: a text event to the frame that shows it. */
  | 'paint';

/** Counters: from `words-shown` on those of the page, all others of the thread that recognises speech. */
export type Counter =
  | 'partials'
  | 'finals'
  | 'draft-tokens'
  | 'draft-tokens-kept'
  | 'speculations'
  | 'speculations-kept'
  | 'second-attempts'
  /** Final texts from a shortened encoder pass, and those of them that were decoded again over the whole window. */
  | 'short-passes'
  | 'short-doubts'
  | 'withheld'
  | 'words-shown'
  | 'words-changed'
  | 'dropped-blocks'
  /** Recordings and files by their strategy. */
  | `${Strategy}-runs`
  /** Changes of the strategy between two segments, or for a file, by why. */
  | `strategy-changes-${StrategyChange['reason']}`
  /** Times that live text began to come in larger steps, as the device was hot or nearly empty. */
  | 'load-lowered'
  | 'models-lent'
  | 'threads-replaced';

/** Recording costs less than a microsecond, and never throws. */
export interface Meter {
  /**
   * Records that a stage took `ms` milliseconds and ended `ago` milliseconds ago, 0 by default: as a duration, and as a span with its place
   * in time.
   */
  record(stage: Stage, ms: number, ago?: number): void;
  count(counter: Counter, by?: number): void;
}

/** A meter whose thread hands out what was recorded. */
export interface Metrics extends Meter {
  snapshot(): MetricsSnapshot;
}

/** Counts of durations in logarithmic buckets; the bounds are defined in src/metrics/histogram.ts. */
export interface HistogramData {
  counts: Uint32Array;
  sum: number;
  least: number;
  greatest: number;
}

/** Spans as columns: typed arrays are cheaper to copy between threads than thousands of objects. */
export interface SpanData {
  /** The names of the numbers in `stage`. */
  stages: Stage[];
  stage: Uint8Array;
  /** Milliseconds since the epoch, with fractions, because threads start at different times. */
  start: Float64Array;
  ms: Float64Array;
}

export type MeteredThread = 'page' | 'listen' | 'engine';

export interface MetricsSnapshot {
  thread: MeteredThread;
  /** When this thread began to measure, in milliseconds since the epoch: identifies the thread, also after it was replaced. */
  since: number;
  histograms: Partial<Record<Stage, HistogramData>>;
  tallies: Partial<Record<Counter, number>>;
  /** The newest spans in the order of recording; older ones were overwritten. */
  spans: SpanData;
}

/** Milliseconds, except for the count. */
export interface StageFigures {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  greatest: number;
}

export interface MetricsSummary {
  stages: Partial<Record<Stage, StageFigures>>;
  tallies: Partial<Record<Counter, number>>;
}

/** Durations and counts only: no words and no audio. */
export interface MetricsReport {
  /** In the text exposition format of Prometheus. */
  prometheus: string;
  /** Trace-event JSON for Perfetto. */
  trace: string;
  summary: MetricsSummary;
}
