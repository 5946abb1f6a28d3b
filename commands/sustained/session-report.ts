/** A long dictation in words and figures, for people and as JSON. */

import { loadavg } from 'node:os';
import { rounded } from '../terminal/print.ts';
import { type FigureRow, figureLines, figureReport } from './figure-table.ts';
import { type FigureName, figuresOf, limits, median } from './figures.ts';
import type { Observation, SoFar } from './session.ts';

/** What each figure is called, with its unit and decimals. */
const rows: FigureRow<FigureName>[] = [
  ['minutes', 'Recorded', 'min', 1],
  ['hidden_minutes', '  of it in a hidden tab', 'min', 1],
  ['dropped_blocks', 'Dropped blocks', '', 0],
  ['complaints', 'Messages and restarted threads', '', 0],
  ['memory_mb', 'Memory, as the browser counts', 'MB', 1],
  ['memory_growth_mb', '  growth', 'MB', 1],
  ['resident_mb', "Memory of the page's process", 'MB', 1],
  ['resident_growth_mb', '  growth', 'MB', 1],
  ['clock_drift_ms', 'Audio clock off the wall clock', 'ms', 0],
  ['text_drift_ms', 'Text times off the audio clock', 'ms', 0],
  ['rounds', 'Rounds of the clip', '', 0],
  ['start_deviation_ms', 'Start of a round, off its place', 'ms', 0],
  ['start_trend_ms_per_hour', '  trend in an hour', 'ms', 0],
  ['silent_rounds', 'Rounds without text', '', 0],
  ['usual_text_share', 'Rounds with the usual text', '', 2],
  ['changed_words_share', 'Words not as usual', '', 3],
  ['lag_start_ms', 'Live text behind the voice, at first', 'ms', 0],
  ['lag_end_ms', '  at last', 'ms', 0],
  ['lag_growth_ms', '  growth', 'ms', 0],
  ['lag_hidden_start_ms', 'The same in a hidden tab, at first', 'ms', 0],
  ['lag_hidden_end_ms', '  at last', 'ms', 0],
  ['lag_hidden_growth_ms', '  growth', 'ms', 0],
];

/** The minute before a moment. */
export interface Interval {
  at: number;
  hidden: boolean;
  partials: number;
  lag_ms: number;
  /** How many programs wanted a processor: what is slow in a busy minute is not the app's. */
  load: number;
}

export function intervalOf({ seconds, isHidden, passes }: SoFar): Interval {
  const newest = passes.filter(({ at }) => at >= (seconds - 60) * 1000);
  return {
    at: rounded(seconds, 1),
    hidden: isHidden,
    partials: newest.length,
    lag_ms: median(newest.map(({ lag }) => lag)),
    load: rounded(loadavg()[0]!, 2),
  };
}

export function progressLine({ at, hidden, partials, lag_ms, load }: Interval, complaints: readonly string[]): string {
  const tab = hidden ? 'hidden' : 'visible';
  const said = complaints.length > 0 ? `, ${complaints.length} complaints: ${complaints.at(-1)}` : '';
  return `${(at / 60).toFixed(1)} min: ${tab}, ${partials} partial texts, ${lag_ms} ms behind, load ${load}${said}`;
}

export const sessionTable = (observation: Observation): string[] =>
  figureLines(rows, figuresOf(observation), limits, 38);

export function sessionReport(file: string, observation: Observation, course: readonly Interval[]) {
  const { memory, segments, complaints } = observation;
  return {
    file,
    ...figureReport(figuresOf(observation), limits),
    complaints,
    course,
    memory: memory.map((count) => ({ ...count, at: rounded(count.at, 1) })),
    segments,
  };
}
