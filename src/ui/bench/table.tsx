/** All figures of a report, one table per suite. */

import { nameOf, yardstickOf } from '../../../benches/report/markdown.ts';
import { measures, suiteNames } from '../../../benches/report/measures.ts';
import { besideYardstick } from '../../../benches/report/yardsticks.ts';
import { words } from '../../i18n/bench.ts';
import type { BenchReport, Measurement, SuiteName } from '../../protocol/bench.ts';

export function BenchTable({ report }: { report: BenchReport }) {
  return (
    <>
      {suiteNames.map((suite) => (
        <SuiteTable key={suite} suite={suite} report={report} />
      ))}
    </>
  );
}

function SuiteTable({ suite, report }: { suite: SuiteName; report: BenchReport }) {
  const measured = report.measurements.filter(({ id }) => measures.get(id)?.suite === suite);
  if (measured.length === 0) return null;
  return (
    <details class="bench-suite">
      <summary>{words.suiteTitles[suite]}</summary>
      <p class="field-help">{words.suiteHelp[suite]}</p>
      <table class="bench-table bench-every">
        <thead>
          <tr>
            <th scope="col">{words.columns.measure}</th>
            <th scope="col">{words.columns.figure}</th>
            <th scope="col">{words.columns.beside}</th>
          </tr>
        </thead>
        <tbody>
          {measured.map((measurement) => (
            <FigureRow key={nameOf(measurement)} report={report} measurement={measurement} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function FigureRow({ report, measurement }: { report: BenchReport; measurement: Measurement }) {
  const { id, figures, flags } = measurement;
  const { count, median, low, high } = figures;
  const measure = measures.get(id);
  const show = (value: number) => words.figure(value, measure?.unit ?? 'ms');
  const verdict = besideYardstick(report, measurement);
  // A ratio to the arithmetic yardstick is not shown: it serves to compare machines and means nothing to people.
  const isTold = verdict && 'ratio' in verdict && !measure?.beside?.startsWith('micro.');
  return (
    <tr>
      <th scope="row">
        {nameOf(measurement)}
        {flags.map((flag) => (
          <span key={flag} class="bench-flag">
            {words.flagTexts[flag]}
          </span>
        ))}
      </th>
      <td>
        {show(median)}
        <span class="field-help">
          {count > 1 ? `${words.interval(show(low), show(high))}, ${words.times(count)}` : words.once}
        </span>
      </td>
      <td>
        {isTold ? words.figure(verdict.ratio, 'ratio') : '–'}
        {isTold && <span class="field-help">{yardstickOf(id)}</span>}
      </td>
    </tr>
  );
}
