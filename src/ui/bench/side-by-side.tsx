/** Compares several reports, one row per measure: the chart, the figures, and the verdict against the selected baseline. */

import { useSignal } from '@preact/signals';
import { compareReports, type RowOfMany, rowsOf } from '../../../benches/report/compare.ts';
import { nameOf, titleOf } from '../../../benches/report/markdown.ts';
import { words } from '../../i18n/bench.ts';
import type { BenchReport, BenchVerdict } from '../../protocol/bench.ts';
import { Select } from '../parts/form.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { BenchDots, BenchMark } from './sample-dots.tsx';

export function BenchSideBySide({ reports }: { reports: readonly BenchReport[] }) {
  const chosen = useSignal(0);
  const at = Math.min(chosen.value, reports.length - 1);
  const baseline = reports[at];
  if (!baseline) return null;
  const verdicts = reports.map((report) => compareReports(baseline, report));
  const { measure, chart, reports: figures } = words.comparedColumns;
  return (
    <>
      <Select
        id="bench-baseline"
        label={words.baseline}
        value={String(at)}
        onChange={(value) => {
          chosen.value = Number(value);
        }}
      >
        {reports.map((report, place) => (
          <option key={place} value={String(place)}>
            {`${place + 1}. ${titleOf(report)}`}
          </option>
        ))}
      </Select>
      <h3>{words.compared}</h3>
      <p class="field-help">{words.comparedHelp}</p>
      <table class="bench-table bench-compared" aria-label={words.compared}>
        <TableHead names={[measure, chart, figures]} />
        <tbody>
          {rowsOf(reports)
            .filter(({ measure, found }) => !measure.isYardstick && found.filter(Boolean).length > 1)
            .map((row) => (
              <MeasureRow
                key={nameOf(row)}
                row={row}
                baseline={at}
                reports={reports}
                verdicts={verdicts.map((rows) =>
                  rows.find(({ id, variant }) => id === row.id && variant === row.variant),
                )}
              />
            ))}
        </tbody>
      </table>
    </>
  );
}

interface MeasureRowProps {
  row: RowOfMany;
  baseline: number;
  reports: readonly BenchReport[];
  verdicts: readonly ({ verdict: BenchVerdict } | undefined)[];
}

function MeasureRow({ row, baseline, reports, verdicts }: MeasureRowProps) {
  const { measure, found } = row;
  const verdictAt = (at: number) => verdicts[at]?.verdict;
  // Figures that are not comparable are left out of the common scale.
  const drawn = found.map((each, at) =>
    at === baseline || verdictAt(at)?.kind !== 'not-comparable' ? (each?.figures ?? null) : null,
  );
  return (
    <tr>
      <th scope="row">{nameOf(row)}</th>
      <td>
        <BenchDots all={drawn} />
      </td>
      <td>
        <ul class="bench-entries">
          {found.map((each, at) => {
            const verdict = verdictAt(at);
            return (
              <li key={at}>
                <BenchMark at={at} />
                <span class="for-readers">{`${reports[at] ? titleOf(reports[at]) : ''}: `}</span>
                <span>{each ? words.figure(each.figures.median, measure.unit) : words.notMeasured}</span>
                {at !== baseline && each && verdict && (
                  <span class="field-help">{words.comparison(verdict, measure.unit)}</span>
                )}
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}
