/** Fetches the benchmark when it is first asked for. */

import { AppError } from '../../core/errors.ts';
import type { BenchPanel } from './bench-panel.ts';
import type { BenchPlan } from './session.ts';

export function createBench(plan: () => BenchPlan): () => Promise<BenchPanel> {
  let work: Promise<BenchPanel> | undefined;
  return () => {
    work ??= import('./bench-panel.ts').then(
      ({ createBenchPanel }) => createBenchPanel(plan()),
      (cause: unknown) => {
        work = undefined;
        throw new AppError('asset-missing', `benchmark: ${cause}`, { cause });
      },
    );
    return work;
  };
}
