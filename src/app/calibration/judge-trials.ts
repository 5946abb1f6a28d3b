/** Judges the passes of a trial: which backends are correct, and how fast. Pure. */

import { spreadOf } from '../../../benches/statistics/spread.ts';
import type { Trial } from '../../models/fit/verdict.ts';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';
import { clipLanguage, clipWords, wordsApart } from './known-clip.ts';
import type { TrialEngine } from './trial-engine.ts';

/** Highest share of words that may differ. */
const mostWrong = 0.2;

export type TrialRunResult = Pick<TrialEngine, 'backend' | 'loadMs' | 'passes' | 'text' | 'error'>;

/**
 * Judges each run by the words of the clip. For a model that does not know the clip's language, the reference is the processor's text,
 * which must not be empty; likewise for a model of unknown language whose text on the processor differs. Empty text for clear speech is an
 * error of the backend. An encoder that computes less than its full window must give every word that it gives with the full window.
 */
export function judgeTrials(runs: readonly TrialRunResult[], languages: readonly string[]): Trial[] {
  const onProcessor = runs.find(({ backend, error }) => !usesGpu(backend) && error === null);
  const isKnown =
    languages.length === 0
      ? !onProcessor || wordsApart(clipWords, onProcessor.text) <= mostWrong
      : languages.some((language) => language.split('-')[0] === clipLanguage);
  const expected = isKnown ? clipWords : (onProcessor?.text ?? '');
  const whole = runs.find(({ backend, error }) => backend.wholeWindow && error === null);
  return runs.map(({ backend, loadMs, passes, text, error }): Trial => {
    // The first pass is a warm-up, and counts only when it was the only one.
    const measured = passes.length > 1 ? passes.slice(1) : passes;
    const medianMs = error ? null : (spreadOf(measured)?.median ?? null);
    return {
      backend,
      medianMs,
      loadMs: loadMs === null || medianMs === null ? null : loadMs + Math.max(0, passes[0]! - medianMs),
      isRight:
        !error &&
        expected !== '' &&
        wordsApart(expected, text) <= mostWrong &&
        (!whole || usesGpu(backend) || wordsApart(whole.text, text) === 0),
      error: error?.code ?? (text === '' ? 'output-broken' : null),
    };
  });
}

/** Passes over which loading is spread: those of a minute of live text. */
const passesOfAVisit = 120;

/** Milliseconds of a pass with its share of loading, which compiles the shaders of a GPU. */
const costOf = ({ medianMs, loadMs }: Trial): number =>
  medianMs === null ? Number.POSITIVE_INFINITY : medianMs + (loadMs ?? 0) / passesOfAVisit;

/** The fastest correct backend; null when none is correct. */
export function bestOf(trials: readonly Trial[]): Backend | null {
  let best: Trial | null = null;
  for (const trial of trials) {
    if (!trial.isRight || trial.medianMs === null) continue;
    if (!best || costOf(trial) < costOf(best)) best = trial;
  }
  return best?.backend ?? null;
}
