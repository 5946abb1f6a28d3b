/** A report: speed, reliability, details and targets, in the order in which people ask for them. */

import { titleOf } from '../../../benches/report/markdown.ts';
import { figuresIn } from '../../../benches/report/report.ts';
import { scoreOf } from '../../../benches/report/yardsticks.ts';
import { words } from '../../i18n/bench.ts';
import type { FigureUnit } from '../../i18n/figures/bench-amounts.ts';
import type { BenchReport } from '../../protocol/bench.ts';
import { SectionHead } from '../parts/section-head.tsx';
import { BenchScorecard } from './scorecard.tsx';
import { BenchTable } from './table.tsx';

export function BenchResult({ report }: { report: BenchReport }) {
  return (
    <>
      <section class="settings-group">
        <SectionHead title={words.result} help={titleOf(report)} />
        <Headline report={report} />
        <Flags report={report} />
        <KeyFigures report={report} />
      </section>
      <BenchScorecard report={report} />
      <section class="settings-group">
        <SectionHead title={words.details} help={words.detailsHelp} />
        <BenchTable report={report} />
      </section>
    </>
  );
}

function Headline({ report }: { report: BenchReport }) {
  const score = scoreOf(report);
  const [title, help] =
    score === null
      ? [words.noScore, words.noScoreHelp]
      : score === 0
        ? [words.garbage, words.garbageHelp]
        : [words.faster(words.figure(score / 100, 'ratio')), words.fasterHelp];
  return (
    <div class="bench-headline">
      <p class="bench-score">{title}</p>
      <p class="field-help">{help}</p>
    </div>
  );
}

function Flags({ report }: { report: BenchReport }) {
  const flags = new Set([...report.flags, ...report.measurements.flatMap((each) => each.flags)]);
  // This flag is shown next to the figure that it belongs to.
  flags.delete('unsettled');
  if (flags.size === 0) return null;
  return (
    <div class="settings-note">
      <p>{words.flagsTitle}</p>
      <ul class="bench-flags">
        {[...flags].map((flag) => (
          <li key={flag}>{words.flagTexts[flag]}</li>
        ))}
      </ul>
    </div>
  );
}

const keyFigures: readonly { key: keyof typeof words.figures; id: string; unit: FigureUnit }[] = [
  { key: 'stop', id: 'end-to-end.stop-10s', unit: 'ms' },
  { key: 'first', id: 'end-to-end.first-partial', unit: 'ms' },
  { key: 'wrong', id: 'accuracy.file-wrong', unit: 'share' },
  { key: 'file', id: 'end-to-end.file', unit: 'times' },
];

function KeyFigures({ report }: { report: BenchReport }) {
  const measured = keyFigures.flatMap((each) => {
    const figures = figuresIn(report, each.id);
    return figures ? [{ ...each, figures }] : [];
  });
  if (measured.length === 0) return null;
  return (
    <dl class="figures">
      {measured.map(({ key, unit, figures }) => (
        <div key={key}>
          <dt>{words.figures[key].name}</dt>
          <dd class="figure-value">{words.figure(figures.median, unit)}</dd>
          <dd class="field-help">{words.figures[key].help}</dd>
        </div>
      ))}
    </dl>
  );
}
