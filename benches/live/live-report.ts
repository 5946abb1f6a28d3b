/** What live dictation measured, as it is written to a file. Types only; times in milliseconds. */

import type { Spread } from '../statistics/spread.ts';
import type { WordErrors } from '../statistics/word-errors.ts';
import type { EdgeWords } from './edge-words.ts';
import type { LiveFigures, Shown } from './live-figures.ts';

/** One recording dictated to one system, as the system itself can tell. */
export interface Outcome extends LiveFigures {
  text: string;
  /** Of the same recording as a file; null for a system that has no other way. */
  offline_text: string | null;
  /** Time in the recogniser for each text that might still change; empty for a version that does not tell. */
  partial_passes_ms: number[];
  /** Time in the recogniser for all texts of the dictation. */
  compute_ms: number | null;
  speculations: number | null;
  speculations_kept: number | null;
  dropped_blocks: number | null;
  shown: Shown[];
}

/** The same with what its texts are worth. */
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

/** One system over all recordings that it got through. */
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
  live_words: WordErrors;
  offline_words: WordErrors | null;
  /** Recordings whose first, whose last word is in the live text. */
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
    /** Of the recogniser, by system; those of the baseline are as many as those of the first app. */
    threads: Record<string, number>;
    /** Version of transformers.js, where it ran. */
    baseline: string | null;
  };
  totals: LiveTotals[];
  clips: MeasuredClip[];
}
