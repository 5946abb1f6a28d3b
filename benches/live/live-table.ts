/** The measurements as Markdown tables. */

import { type Spread, spreadOf } from '../statistics/spread.ts';
import type { WordErrors } from '../statistics/word-errors.ts';
import type { LiveRun, LiveTotals, MeasuredClip } from './live-report.ts';
import { hasFailed } from './live-totals.ts';

const unknown = '–';

interface Column {
  heading: string;
  cell(run: LiveRun): string;
}

const clipColumns: readonly Column[] = [
  { heading: 'first', cell: (run) => ms(run.first_partial_ms) },
  { heading: 'between', cell: (run) => ms(spreadOf(run.partial_intervals_ms)?.median) },
  { heading: 'partials', cell: (run) => String(run.partials) },
  { heading: 'a partial', cell: (run) => ms(spreadOf(run.partial_passes_ms)?.median) },
  { heading: 'speech to final', cell: (run) => ms(run.speech_end_to_final_ms) },
  { heading: 'stop to final', cell: (run) => ms(run.stop_to_final_ms) },
  { heading: 'changed', cell: (run) => percent(run.words_changed, run.words_shown) },
  { heading: 'wrong live', cell: (run) => wrong(run.live_words) },
  { heading: 'wrong file', cell: (run) => wrong(run.offline_words) },
  { heading: 'edges', cell: ({ edges }) => `${edges.first ? '✓' : '✗'} ${edges.last ? '✓' : '✗'}` },
  { heading: 'dropped', cell: (run) => count(run.dropped_blocks) },
];

/** The head of the table that has a row for each recording and system. */
export function clipHead(): string {
  const headings = ['recording', 's', 'system', ...clipColumns.map(({ heading }) => heading)];
  return `${row(headings)}\n${row(headings.map((_, i) => (i === 0 || i === 2 ? '---' : '---:')))}`;
}

export function clipRows({ id, seconds, runs }: MeasuredClip): string {
  return runs
    .map((run) => {
      const start = [id, seconds.toFixed(1), run.system];
      if (hasFailed(run)) return row([...start, `${run.error.code}: ${run.error.message.replaceAll('\n', ' ')}`]);
      return row([...start, ...clipColumns.map(({ cell }) => cell(run))]);
    })
    .join('\n');
}

const totalRows: readonly [name: string, cell: (totals: LiveTotals) => string][] = [
  ['first words after speech begins, ms', ({ first_partial_ms }) => spread(first_partial_ms)],
  ['between partials, ms', ({ partial_interval_ms }) => spread(partial_interval_ms)],
  ['end of speech to final, ms', ({ speech_end_to_final_ms }) => spread(speech_end_to_final_ms)],
  ['stop to final, ms', ({ stop_to_final_ms }) => spread(stop_to_final_ms)],
  ['compute a partial, ms', ({ partial_pass_ms }) => spread(partial_pass_ms)],
  [
    'compute a second of recording, ms',
    ({ compute_ms, seconds }) => ms(compute_ms === null ? null : compute_ms / seconds),
  ],
  ['partials', ({ partials }) => String(partials)],
  ['words changed after shown', ({ words_changed, words_shown }) => percent(words_changed, words_shown)],
  [
    'settled words changed at the end',
    ({ committed_changed, committed_shown }) => percent(committed_changed, committed_shown),
  ],
  ['words wrong, live', ({ live_words }) => errorRate(live_words)],
  ['words wrong, the same as files', ({ offline_words }) => errorRate(offline_words)],
  ['first words there', ({ first_words, recordings }) => percent(first_words, recordings)],
  ['last words there', ({ last_words, recordings }) => percent(last_words, recordings)],
  ['speculations kept', ({ speculations_kept, speculations }) => percent(speculations_kept ?? 0, speculations ?? 0)],
  ['dropped blocks', ({ dropped_blocks }) => count(dropped_blocks)],
  ['recordings, failed', ({ recordings, failed }) => `${recordings}, ${failed}`],
];

/** The table with a column for each system; distributions are shown as median and 95th percentile. */
export function totalsTable(totals: readonly LiveTotals[]): string {
  const head = ['median / p95', ...totals.map(({ system }) => system)];
  const rows = totalRows.map(([name, cell]) => row([name, ...totals.map(cell)]));
  return [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function ms(value: number | null | undefined): string {
  return value == null ? unknown : String(Math.round(value));
}

function spread(values: Spread | null): string {
  return values ? `${ms(values.median)} / ${ms(values.p95)}` : unknown;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? unknown : `${((100 * part) / whole).toFixed(1)} %`;
}

function wrong(count: WordErrors | null): string {
  return count ? `${count.errors}/${count.words}` : unknown;
}

function errorRate(count: WordErrors | null): string {
  return count ? `${percent(count.errors, count.words)} (${wrong(count)})` : unknown;
}

function count(value: number | null): string {
  return value === null ? unknown : String(value);
}
