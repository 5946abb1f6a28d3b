/** Totals of many recordings for each system. Delays are distributions over recordings or partial texts; words are counted together. */

import { spreadOf } from '../statistics/spread.ts';
import type { WordErrors } from '../statistics/word-errors.ts';
import type { FailedRun, LiveRun, LiveTotals, MeasuredClip } from './live-report.ts';

export function liveTotals(system: string, clips: readonly MeasuredClip[]): LiveTotals {
  const attempts = clips.flatMap(({ seconds, runs }) => runs.map((run) => ({ seconds, run })));
  const own = attempts.filter(({ run }) => run.system === system);
  const done = own.flatMap(({ seconds, run }) => (hasFailed(run) ? [] : [{ seconds, run }]));
  const runs = done.map(({ run }) => run);
  return {
    system,
    recordings: runs.length,
    failed: own.length - runs.length,
    seconds: done.reduce((sum, { seconds }) => sum + seconds, 0),
    first_partial_ms: spreadOf(known(runs.map((run) => run.first_partial_ms))),
    partial_interval_ms: spreadOf(runs.flatMap((run) => run.partial_intervals_ms)),
    stop_to_final_ms: spreadOf(runs.map((run) => run.stop_to_final_ms)),
    speech_end_to_final_ms: spreadOf(known(runs.map((run) => run.speech_end_to_final_ms))),
    partial_pass_ms: spreadOf(runs.flatMap((run) => run.partial_passes_ms)),
    partials: runs.reduce((sum, run) => sum + run.partials, 0),
    words_shown: runs.reduce((sum, run) => sum + run.words_shown, 0),
    words_changed: runs.reduce((sum, run) => sum + run.words_changed, 0),
    committed_shown: runs.reduce((sum, run) => sum + run.committed_shown, 0),
    committed_changed: runs.reduce((sum, run) => sum + run.committed_changed, 0),
    live_words: together(runs.map((run) => run.live_words)),
    offline_words: togetherIfKnown(runs.map((run) => run.offline_words)),
    first_words: runs.filter((run) => run.edges.first).length,
    last_words: runs.filter((run) => run.edges.last).length,
    compute_ms: sumIfKnown(runs.map((run) => run.compute_ms)),
    speculations: sumIfKnown(runs.map((run) => run.speculations)),
    speculations_kept: sumIfKnown(runs.map((run) => run.speculations_kept)),
    dropped_blocks: sumIfKnown(runs.map((run) => run.dropped_blocks)),
  };
}

export function hasFailed(run: LiveRun | FailedRun): run is FailedRun {
  return 'error' in run;
}

function known<Value>(values: readonly (Value | null)[]): Value[] {
  return values.filter((value) => value !== null);
}

/** The sum; null unless every run has a value, because a partial sum would look like less work. */
function sumIfKnown(values: readonly (number | null)[]): number | null {
  const all = known(values);
  return all.length === 0 || all.length < values.length ? null : all.reduce((sum, value) => sum + value, 0);
}

function together(counts: readonly WordErrors[]): WordErrors {
  return counts.reduce((sum, { errors, words }) => ({ errors: sum.errors + errors, words: sum.words + words }), {
    errors: 0,
    words: 0,
  });
}

function togetherIfKnown(counts: readonly (WordErrors | null)[]): WordErrors | null {
  const all = known(counts);
  return all.length === 0 || all.length < counts.length ? null : together(all);
}
