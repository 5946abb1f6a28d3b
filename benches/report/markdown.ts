/** Reports, comparisons and scorecards as Markdown, to be pasted where people talk. */

import { flagTexts, measureNames, runtimeNames, suiteTitles, targetNames } from '../../src/i18n/bench-measures.ts';
import { words as verdicts } from '../../src/i18n/bench-verdicts.ts';
import { figure } from '../../src/i18n/figures/bench-amounts.ts';
import type { BenchReport, Measurement } from '../../src/protocol/bench.ts';
import { compareReports } from './compare.ts';
import { measures, suiteNames } from './measures.ts';
import { scorecardOf } from './scorecard.ts';
import { besideYardstick, scoreOf } from './yardsticks.ts';

const unknown = '–';
const english = 'en-GB';

export function reportMarkdown(report: BenchReport): string {
  const { model, conditions, environment, day } = report;
  const score = scoreOf(report);
  const about = [
    ['Device', [report.label, environment?.system, environment && `${environment.cores} cores`, environment?.graphics]],
    ['Browser', [environment?.browser, conditions.isIsolated ? 'isolated' : 'not isolated']],
    ['Model', [model.id, model.backend, model.digest]],
    ['Beside', [conditions.reference && `transformers.js ${conditions.reference}`]],
    ['Measured', [day, environment?.build, `suite ${report.suite}`, `seed ${report.parameters.seed}`]],
  ] as const;
  const facts = about.map(([name, parts]) => `* ${name}: ${parts.filter(Boolean).join(', ') || unknown}`);
  return [
    `# Sotto benchmark${score === null ? '' : `: ${score}`}`,
    '100 is as fast as transformers.js with the same weights in the same run.',
    facts.join('\n'),
    report.flags.map((flag) => `* **${flagTexts[flag]}**`).join('\n'),
    ...suiteNames.map((suite) => suiteMarkdown(report, suite)),
    `## Scorecard\n\n${scorecardMarkdown(report)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function suiteMarkdown(report: BenchReport, suite: (typeof suiteNames)[number]): string {
  const measured = report.measurements.filter(({ id }) => measures.get(id)?.suite === suite);
  if (measured.length === 0) return '';
  const head = ['', 'median', '95 % interval', '95 of 100', 'times', 'as good as'];
  return `## ${suiteTitles[suite]}\n\n${table(
    head,
    measured.map((each) => reportRow(report, each)),
  )}`;
}

function reportRow(report: BenchReport, measurement: Measurement): string[] {
  const { id, figures, flags } = measurement;
  const unit = measures.get(id)?.unit ?? 'ms';
  const show = (value: number) => figure(value, unit, english);
  const ratio = besideYardstick(report, measurement);
  const name = `${nameOf(measurement)}${flags.length > 0 ? ` (${flags.join(', ')})` : ''}`;
  return [
    name,
    show(figures.median),
    figures.count > 1 ? `${show(figures.low)} to ${show(figures.high)}` : unknown,
    figures.count > 1 ? show(figures.p95) : unknown,
    String(figures.count),
    ratio && 'ratio' in ratio ? `${figure(ratio.ratio, 'ratio', english)} ${yardstickOf(id)}` : unknown,
  ];
}

/** The name of a measure's yardstick: transformers.js, the bare runtime, or plain arithmetic. */
export function yardstickOf(id: string): string {
  const [family = ''] = measures.get(id)?.beside?.split('.') ?? [];
  return runtimeNames[family] ?? '';
}

export function scorecardMarkdown(report: BenchReport): string {
  const outcomes = { met: 'met', missed: '**missed**', 'not-measured': 'not measured' };
  const rows = scorecardOf(report).map(({ id, is, limit, unit, value, outcome, command }) => [
    targetNames[id] ?? id,
    `${is === 'at-most' ? '≤' : '≥'} ${figure(limit, unit, english)}`,
    value === null ? (command ? `see \`${command}\`` : unknown) : figure(value, unit, english),
    outcomes[outcome],
  ]);
  return table(['target', '', 'here', ''], rows);
}

/** The comparison of the second report with the first. */
export function comparisonMarkdown(first: BenchReport, second: BenchReport): string {
  const rows = compareReports(first, second).map(({ measure, verdict, ...row }) => [
    nameOf(row),
    row.first ? figure(row.first.median, measure.unit, english) : unknown,
    row.second ? figure(row.second.median, measure.unit, english) : unknown,
    verdicts.comparison(verdict, measure.unit, english),
  ]);
  return table(['', titleOf(first), titleOf(second), 'the second'], rows);
}

/** The title of a report in a comparison. */
export function titleOf({ label, day, model, environment }: BenchReport): string {
  return [label || environment?.system, environment?.browser, model.id, day].filter(Boolean).join(', ');
}

export function nameOf({ id, variant }: Pick<Measurement, 'id' | 'variant'>): string {
  return [measureNames[id] ?? id, variant].filter(Boolean).join(' ');
}

/** A Markdown table; characters in labels that would add columns are escaped. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
