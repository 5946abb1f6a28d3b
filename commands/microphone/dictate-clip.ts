/** What came of one clip that was dictated to the app: the events, the app's own report, and the figures of both. */

import type { Page } from 'playwright';
import { type LiveFigures, liveFigures, type Shown } from '../../benches/live/live-figures.ts';
import type { Clip } from '../../benches/wav.ts';
import type { Strategy, StrategyChange } from '../../src/core/strategies/strategy.ts';
import type { DictationLine, DictationMode, DictationReport } from '../../src/protocol/automation.ts';
import { rounded } from '../terminal/print.ts';
import { dictateOnce } from './dictate-once.ts';
import { leadSeconds } from './microphone-file.ts';

/** Milliseconds from the end of the clip until stop is pressed. */
export const stopDelay = 300;

/** The same for a dictation that is to end by itself, and does not. */
export const patience = 15_000;

export interface Dictation {
  /** Every text, on the audio clock. */
  shown: Shown[];
  figures: LiveFigures;
  report: DictationReport;
  summary: Summary;
  /** Milliseconds of the microphone's file that were over before the app heard its first sample. */
  missed: number;
}

export interface Summary {
  kind: 'summary';
  text: string;
  /** From the first sample of speech to the first text. */
  first_partial_ms: number | null;
  /** From the last sample of speech, by the app's own voice detection, to the final text. */
  speech_end_to_final_ms: number | null;
  stop_to_final_ms: number;
  partials: number;
  changed_words_share: number;
  /** The same of words that were shown as settled. */
  changed_committed_share: number;
  dropped_blocks: number;
  strategy: Strategy;
  strategy_changes: readonly StrategyChange[];
}

export function secondsOf({ samples, sampleRate }: Clip): number {
  return samples.length / sampleRate;
}

/** Dictates the clip to a page whose microphone plays it. Throws an AppError or a CommandError. */
export async function dictate(
  page: Page,
  clip: Clip,
  onEvent: (event: DictationLine) => void,
  mode: DictationMode = 'toggle',
): Promise<Dictation> {
  const shown: Shown[] = [];
  const end = (leadSeconds + secondsOf(clip)) * 1000;
  const stopAfter = end + (mode === 'hands-free' ? patience : stopDelay);
  const { report, missed } = await dictateOnce(page, { mode, stopAfter }, (event) => {
    onEvent(event);
    const { at, kind, text, committed } = event;
    if (kind !== 'state') shown.push({ at, kind, text, committed });
  });
  const figures = liveFigures(shown, {
    begins: report.first_speech,
    ends: report.last_speech,
    stop: report.stopped_at,
    final: report.final_at,
    done: report.finished_at,
  });
  return { shown, figures, report, summary: summaryOf(figures, report), missed };
}

function summaryOf(figures: LiveFigures, report: DictationReport): Summary {
  const { text, dropped_blocks, strategy, strategy_changes } = report;
  const { first_partial_ms, speech_end_to_final_ms, stop_to_final_ms, partials } = figures;
  return {
    kind: 'summary',
    text,
    first_partial_ms: first_partial_ms === null ? null : rounded(first_partial_ms, 1),
    speech_end_to_final_ms: speech_end_to_final_ms === null ? null : rounded(speech_end_to_final_ms, 1),
    stop_to_final_ms: rounded(stop_to_final_ms, 1),
    partials,
    changed_words_share: share(figures.words_changed, figures.words_shown),
    changed_committed_share: share(figures.committed_changed, figures.committed_shown),
    dropped_blocks,
    strategy,
    strategy_changes,
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : rounded(part / whole, 4));
