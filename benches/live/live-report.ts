/** The report of live dictation as a file. Types only; times in milliseconds. */

import type { Spread } from '../statistics/spread.ts';
import type { WordErrors } from '../statistics/word-errors.ts';
import type { EdgeWords } from './edge-words.ts';
import type { LiveFigures, Shown } from './live-figures.ts';

/** One recording dictated to one system, as far as the system can tell by itself. */
export interface Outcome extends LiveFigures {
  text: string;
  /** The text of the same recording as a file; null for a system without files. */
  offline_text: string | null;
  /** Milliseconds of each pass for a partial text; empty for a version that does not tell. */
  partial_passes_ms: number[];
  /** Milliseconds of all passes of the dictation. */
  compute_ms: number | null;
  speculations: number | null;
  speculations_kept: number | null;
  dropped_blocks: number | null;
  shown: Shown[];
}

/** The outcome with the accuracy of its texts. */
export interface LiveRun extends Outcome {
  system: string;
  live_words: WordErrors;
  offline_words: WordErrors | null;
  edges: EdgeWords;
}

export interface FailedRun {
  system: string;
  error: { code: string; message: string };
}

export interface MeasuredClip {
  id: string;
  seconds: number;
  references: string[];
  runs: (LiveRun | FailedRun)[];
}

/** One system over all recordings that did not fail. */
export interface LiveTotals {
  system: string;
  recordings: number;
  failed: number;
  seconds: number;
  first_partial_ms: Spread | null;
  partial_interval_ms: Spread | null;
  stop_to_final_ms: Spread | null;
  speech_end_to_final_ms: Spread | null;
  partial_pass_ms: Spread | null;
  partials: number;
  words_shown: number;
  words_changed: number;
  committed_shown: number;
  committed_changed: number;
  live_words: WordErrors;
  offline_words: WordErrors | null;
  /** Recordings whose live text has the first word, and the last word. */
  first_words: number;
  last_words: number;
  compute_ms: number | null;
  speculations: number | null;
  speculations_kept: number | null;
  dropped_blocks: number | null;
}

export interface LiveReport {
  version: 1;
  environment: {
    chromium: string;
    processor: string;
    cores: number;
    /** Threads of the recogniser by system; the baseline has as many as the first app. */
    threads: Record<string, number>;
    /** Version of transformers.js; null when it did not run. */
    baseline: string | null;
  };
  totals: LiveTotals[];
  clips: MeasuredClip[];
}
