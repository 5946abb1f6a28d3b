/** Opens reports of other devices from files or links, and compares them. */

import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { titleOf } from '../../../benches/report/markdown.ts';
import type { BenchPanel } from '../../app/bench/bench-panel.ts';
import type { AppError } from '../../core/errors.ts';
import { words } from '../../i18n/bench.ts';
import type { BenchReport } from '../../protocol/bench.ts';
import { Callout } from '../parts/callout.tsx';
import { CloseIcon } from '../parts/panel-icons.tsx';
import { SectionHead } from '../parts/section-head.tsx';
import { TextField } from '../parts/text-field.tsx';
import { BenchMark } from './sample-dots.tsx';
import { BenchSideBySide } from './side-by-side.tsx';

interface BenchCompareProps {
  work: BenchPanel;
  shown: BenchReport | null;
  chosen: Signal<BenchReport | null>;
  problem: AppError | null;
  onOpen: (source: File | string) => Promise<void>;
}

export function BenchCompare({ work, shown, chosen, problem, onOpen }: BenchCompareProps) {
  const reports = work.reports.value;
  return (
    <section class="settings-group">
      <SectionHead title={words.compare} help={words.compareHelp} />
      {reports.length > 0 && <OpenReports work={work} shown={shown} chosen={chosen} />}
      <OpenMore onOpen={onOpen} />
      {problem && (
        <Callout tone="error" title={words.unreadable} help={words.fault(problem.details[0])} code={problem.code} />
      )}
      {reports.length > 1 && <BenchSideBySide reports={reports} />}
    </section>
  );
}

function OpenReports({ work, shown, chosen }: Pick<BenchCompareProps, 'work' | 'shown' | 'chosen'>) {
  const reports = work.reports.value;
  return (
    <ul class="bench-reports" aria-label={words.reports}>
      {reports.map((report, at) => (
        <li key={`${at} ${report.day} ${report.parameters.seed}`}>
          <BenchMark at={at} />
          <div>
            <span>{titleOf(report)}</span>
            <button
              type="button"
              class="button plain"
              disabled={report === shown}
              onClick={() => {
                chosen.value = report;
              }}
            >
              {report === shown ? words.shown : words.show}
            </button>
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label={words.close(titleOf(report))}
            onClick={() => work.close(report)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

function OpenMore({ onOpen }: Pick<BenchCompareProps, 'onOpen'>) {
  const link = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const onChange = async ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const files = [...(currentTarget.files ?? [])];
    // The input is cleared, so that choosing the same file again triggers a change event.
    currentTarget.value = '';
    for (const file of files) await onOpen(file);
  };
  return (
    <>
      <TextField
        label={words.link}
        help={words.linkHelp}
        value={link.value}
        button={words.open}
        onInput={(text) => {
          link.value = text;
        }}
        onSubmit={() => {
          void onOpen(link.value);
          link.value = '';
        }}
      />
      <div>
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {words.openFile}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          multiple
          hidden
          aria-label={words.openFile}
          onChange={(event) => void onChange(event)}
        />
      </div>
    </>
  );
}
