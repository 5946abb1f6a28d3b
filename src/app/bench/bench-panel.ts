/** The benchmark as a use case: one run at a time, its progress, and the open reports. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { reportIn } from '../../../benches/report/link.ts';
import { mostBytes, parseReport } from '../../../benches/report/parse-report.ts';
import { AppError, toAppError } from '../../core/errors.ts';
import type { BenchEnvironment, BenchOrder, BenchReport, BenchStep } from '../../protocol/bench.ts';
import { readEnvironment } from './environment.ts';
import { runBench } from './run.ts';
import type { BenchPlan } from './session.ts';

export type BenchState = { at: 'idle' } | { at: 'running'; step: BenchStep | null } | { at: 'failed'; error: AppError };

export interface BenchPanel {
  state: ReadonlySignal<BenchState>;
  /** Reports in the order in which they were opened or measured on this page, newest last. */
  reports: ReadonlySignal<readonly BenchReport[]>;
  /** Runs the benchmark; the report is also added to `reports`. Rejects as `runBench` does. */
  run(order: BenchOrder, onStep?: (step: BenchStep) => void): Promise<BenchReport>;
  stop(): void;
  /** The description of this device that a report would contain. */
  environment(): Promise<BenchEnvironment>;
  /** Opens a report from a file or from the text of a link. Rejects with `report-unreadable`. */
  open(source: File | string): Promise<void>;
  close(report: BenchReport): void;
}

const mostReports = 8;

export function createBenchPanel(plan: BenchPlan): BenchPanel {
  const state = signal<BenchState>({ at: 'idle' });
  const reports = signal<readonly BenchReport[]>([]);
  let aborting = new AbortController();

  function add(report: BenchReport): void {
    reports.value = [...reports.value, report].slice(-mostReports);
  }

  return {
    state,
    reports,
    async run(order, onStep = () => {}) {
      if (state.value.at === 'running') throw new AppError('cancelled', 'a benchmark is running');
      aborting = new AbortController();
      state.value = { at: 'running', step: null };
      const tell = (step: BenchStep) => {
        state.value = { at: 'running', step };
        onStep(step);
      };
      try {
        const report = await runBench(plan, order, tell, aborting.signal);
        add(report);
        state.value = { at: 'idle' };
        return report;
      } catch (thrown) {
        const error = toAppError(thrown);
        state.value = error.code === 'cancelled' ? { at: 'idle' } : { at: 'failed', error };
        throw error;
      }
    },
    stop: () => aborting.abort(),
    environment: readEnvironment,
    async open(source) {
      if (typeof source === 'string') return add(await reportIn(source));
      // The size is checked before the file is read into memory.
      if (source.size > mostBytes) {
        throw new AppError('report-unreadable', `${source.size} bytes`, { details: ['too-large'] });
      }
      add(parseReport(await source.text()));
    },
    close(report) {
      reports.value = reports.value.filter((each) => each !== report);
    },
  };
}
