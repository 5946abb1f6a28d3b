/** What threads measure of themselves, and how the page gets it. Names and types only. */

/** Stages whose durations are kept, in milliseconds. */
export type Stage =
  /** Listening: captured audio that waits to be heard; one block through the resampler; one frame through voice detection. */
  | 'listen-lag'
  | 'resample'
  | 'vad'
  /** Engine: the encoder; a draft checked in one decoder pass; one decoder step; one beam step. */
  | 'encode'
  | 'verify'
  | 'decode-step'
  | 'beam-step'
  /** Engine: a whole pass for a text that may still change, and for a final one. */
  | 'partial-pass'
  | 'final-pass'
  /** Engine: a segment is closed to its final text. */
  | 'endpoint-to-final'
  /** Page, on the audio clock: newest audio less the newest audio that the text covers, at every text that may still change. */
  | 'live-lag'
  /** Page: speech begins to first text; a word's end to its lasting text; last speech to final text. */
  | 'first-partial'
  | 'word-emission'
  | 'finalisation'
  /** Page: stop pressed to everything saved. */
  | 'stop-to-final'
  /** Page: a text event to the frame that shows it. */
  | 'paint';

/** What is counted: the last four on the page, all others where speech is recognised. */
export type Counter =
  | 'partials'
  | 'finals'
  | 'draft-tokens'
  | 'draft-tokens-kept'
  | 'speculations'
  | 'speculations-kept'
  | 'second-attempts'
  /** Final texts over an encoder's short pass, and those of them that were found again over its whole window. */
  | 'short-passes'
  | 'short-doubts'
  | 'withheld'
  | 'words-shown'
  | 'words-changed'
  | 'dropped-blocks'
  | 'threads-replaced';

/** Recording costs less than a microsecond, and never throws. */
export interface Meter {
  /**
   * A stage that ended `ago` milliseconds ago, just now if that is left out, took `ms`. It is kept as a duration and, with its place
   * in time, as a span.
   */
  record(stage: Stage, ms: number, ago?: number): void;
  count(counter: Counter, by?: number): void;
}

/** A meter whose thread can be asked for what it holds. */
export interface Metrics extends Meter {
  snapshot(): MetricsSnapshot;
}

/** Durations in logarithmic buckets; which bucket is which is known to src/metrics alone. */
export interface HistogramData {
  counts: Uint32Array;
  sum: number;
  least: number;
  greatest: number;
}

/** Spans as columns: a thread that is measured has better things to do than to copy thousands of objects. */
export interface SpanData {
  /** What the numbers in `stage` stand for. */
  stages: Stage[];
  stage: Uint8Array;
  /** Milliseconds since the epoch, with fractions: threads start at different moments. */
  start: Float64Array;
  ms: Float64Array;
}

export type MeteredThread = 'page' | 'listen' | 'engine';

export interface MetricsSnapshot {
  thread: MeteredThread;
  /** When this thread began to measure, in milliseconds since the epoch: another one in its place has another moment. */
  since: number;
  histograms: Partial<Record<Stage, HistogramData>>;
  tallies: Partial<Record<Counter, number>>;
  /** The newest ones, in the order of their recording; older ones are forgotten. */
  spans: SpanData;
}

/** Milliseconds, but for the count. */
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

/** Holds durations and counts; no words and no sound. */
export interface MetricsReport {
  /** The text exposition format. */
  prometheus: string;
  /** Trace-event JSON, as Perfetto reads it. */
  trace: string;
  summary: MetricsSummary;
}
