/** The performance targets, and whether this device reaches them. */

import { type ScoredTarget, scorecardOf } from '../../../benches/report/scorecard.ts';
import { words } from '../../i18n/bench.ts';
import type { BenchReport } from '../../protocol/bench.ts';
import { SectionHead } from '../parts/section-head.tsx';
import { TableHead } from '../parts/table-head.tsx';

const marks = { met: '✓', missed: '✗', 'not-measured': '–' } as const;

export function BenchScorecard({ report }: { report: BenchReport }) {
  const scored = scorecardOf(report);
  const measured = scored.filter(({ outcome }) => outcome !== 'not-measured');
  const met = measured.filter(({ outcome }) => outcome === 'met').length;
  const { target, limit, value, outcome } = words.scorecardColumns;
  return (
    <section class="settings-group">
      <SectionHead title={words.scorecard} help={`${words.scorecardHelp} ${words.summary(met, measured.length)}`} />
      <table class="bench-table bench-scorecard">
        <TableHead names={[target, limit, value, outcome]} />
        <tbody>
          {scored.map((each) => (
            <TargetRow key={each.id} target={each} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TargetRow({ target }: { target: ScoredTarget }) {
  const { id, is, limit, unit, value, outcome } = target;
  const goal = words.figure(limit, unit);
  return (
    <tr class={`is-${outcome}`}>
      <th scope="row">{words.targetNames[id]}</th>
      <td>{is === 'at-most' ? words.atMost(goal) : words.atLeast(goal)}</td>
      <td>{value === null ? '–' : words.figure(value, unit)}</td>
      <td>
        <span aria-hidden="true" class="bench-mark">
          {marks[outcome]}
        </span>{' '}
        {words.outcomes[outcome]}
      </td>
    </tr>
  );
}
