/** A day in words and figures, for people and as JSON. */

import type { Day, Turn } from './day.ts';
import { type DayFigureName, dayFigures, dayLimits } from './day-figures.ts';
import { type FigureRow, figureLines, figureReport } from './figure-table.ts';
import { median } from './figures.ts';
import { memoryPlot } from './memory-plot.ts';

/** What each figure is called, with its unit and decimals. */
const rows: FigureRow<DayFigureName>[] = [
  ['hours', 'Dictated', 'h', 2],
  ['wall_hours', "  in hours of the wall's clock", 'h', 2],
  ['speed', '  times as fast, while dictating', '', 1],
  ['speed_loss_share', '  lost of it, by the same model', '', 3],
  ['turns', 'Turns: dictation, file, change of model', '', 0],
  ['dropped_blocks', 'Dropped blocks', '', 0],
  ['complaints', 'Messages and restarted threads', '', 0],
  ['missing_seconds', 'Dictated, and in no transcript', 's', 1],
  ['empty_texts', 'Dictations and files without a word', '', 0],
  ['changed_words_share', 'Words not as in the first turn', '', 3],
  ['memory_mb', 'Memory, as the browser counts, settled', 'MB', 1],
  ['memory_growth_mb', '  growth since then', 'MB', 1],
  ['resident_mb', "Memory of the page's process, settled", 'MB', 1],
  ['resident_growth_mb', '  growth since then', 'MB', 1],
  ['lag_start_ms', 'Live text behind its sound, at first', 'ms', 0],
  ['lag_end_ms', '  at last', 'ms', 0],
  ['lag_growth_ms', '  growth', 'ms', 0],
  ['raw_sound_mb', 'Sound not compressed after a rest', 'MB', 1],
  ['database_mb_per_hour', 'All else in the database, an hour', 'MB', 1],
  ['changes_kb', '  of it waiting for the search index', 'kB', 1],
  ['file_sound_mb', 'Decoded sound of files', 'MB', 1],
];

export function turnLine({ turns, complaints }: Day): string {
  const { clock, wall, model, dictated, took, lags, memory, resident, load } = turns.at(-1)!;
  const parts = [
    `${(clock / 3600).toFixed(2)} h after ${(wall / 60).toFixed(1)} min`,
    `${model} ${(dictated / took).toFixed(1)} times as fast`,
    `${median(lags).toFixed(0)} ms behind`,
    `${megabytes(memory.bytes)} counted, ${megabytes(resident ?? 0)} resident`,
    `load ${load.toFixed(1)}`,
  ];
  if (complaints.length > 0) parts.push(`${complaints.length} complaints: ${complaints.at(-1)}`);
  return parts.join(', ');
}

/** The figures, the database by store, and memory over time. */
export function dayTable(day: Day): string[] {
  const figures = dayFigures(day);
  return [
    ...figureLines(rows, figures, dayLimits(figures), 42),
    '',
    'On the disk, by store',
    ...Object.entries(day.turns.at(-1)!.stored).map(
      ([name, bytes]) => `  ${name.padEnd(20)}${megabytes(bytes).padStart(12)}`,
    ),
    '',
    "Memory of the page's process",
    ...memoryPlot(day.resident),
  ];
}

export function dayReport(file: string, { turns, complaints, resident }: Day) {
  const figures = dayFigures({ turns, complaints });
  return {
    file,
    ...figureReport(figures, dayLimits(figures)),
    complaints,
    turns: turns.map(({ lags, ...turn }: Turn) => ({ ...turn, lag_ms: Math.round(median(lags)), texts: lags.length })),
    resident: resident.map(({ at, bytes }) => [Math.round(at), bytes]),
  };
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
