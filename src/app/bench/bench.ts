/** Fetches the benchmark when it is first asked for. */

import { AppError } from '../../core/errors.ts';
import type { BenchWork } from './bench-panel.ts';
import type { BenchPlan } from './session.ts';

export function createBenchLater(plan: () => BenchPlan): () => Promise<BenchWork> {
  let work: Promise<BenchWork> | undefined;
  return () => {
    work ??= import('./bench-panel.ts').then(
      ({ createBench }) => createBench(plan()),
      (cause: unknown) => {
        work = undefined;
        throw new AppError('asset-missing', `benchmark: ${cause}`, { cause });
      },
    );
    return work;
  };
}
