/**
 * What a script may ask of the open page: the handle `globalThis.sotto`. The command line drives the app through this and
 * through nothing else, so that what it measures is what a person gets.
 */

import type { WireError } from '../core/errors.ts';
import type { Segment } from '../core/transcript.ts';
import type { EngineInfo } from './engine.ts';
import type { MetricsReport } from './metrics.ts';

/** One step of a dictation. `at` and `audio_end` are milliseconds on the audio clock; texts are whole, from the start. */
export interface DictationLine {
  at: number;
  kind: 'state' | 'partial' | 'final';
  /** For `state`: the name of the state entered. */
  state?: string;
  text: string;
  committed: string;
  /** End of the audio that the text covers. */
  audio_end: number;
}

/** Known when a dictation has ended. Times are milliseconds on the audio clock; null when there was no speech. */
export interface DictationReport {
  text: string;
  first_speech: number | null;
  last_speech: number | null;
  /** When stop was pressed, or the recording ended by itself. */
  stopped_at: number;
  /** When the last final text came, and when all was finished and saved. */
  final_at: number;
  finished_at: number;
  dropped_blocks: number;
}

export interface FileReport {
  text: string;
  language: string;
  segments: Segment[];
  /** Null for models without word times. */
  words: { start: number; end: number; text: string; confidence: number }[] | null;
  audio_s: number;
  /** Time in voice detection and in the recogniser; decoding of the container is not in it. */
  compute_ms: number;
}

/**
 * How a dictation ends, and what it counts as: by pressing stop, by the release of a button that was held, or by itself after three
 * seconds of silence.
 */
export type DictationMode = 'toggle' | 'hold' | 'hands-free';

/** Errors cross into the script as data. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: WireError };

export interface Automation {
  /** Resolves when the model is ready, with what runs it and the milliseconds from page start to ready. */
  ready(): Promise<Answer<EngineInfo & { readyMs: number }>>;
  transcribe(file: File): Promise<Answer<FileReport>>;
  /** Presses record. `onEvent` is told every step until the report. A mode sets what the person's settings say about silence. */
  record(onEvent: (event: DictationLine) => void, mode?: DictationMode): Promise<Answer<null>>;
  /** Milliseconds on the audio clock since the first sample of the recording. */
  audioClock(): number;
  /** Presses stop, unless the recording has ended by itself; resolves when the final text has been saved. */
  stop(): Promise<Answer<DictationReport>>;
  /** What the page and its threads have measured since the page was opened. */
  metrics(): Promise<Answer<MetricsReport>>;
  /** For fault injection: ends a thread as a crash would. */
  kill(thread: 'listen' | 'engine' | 'vault'): void;
}

/** Query parameters that scripts may open the page with. */
export const automationParameters = { threads: 'threads' } as const;
