/** Fetches the benchmark when it is first asked for. */

import { AppError } from '../core/errors.ts';
import type { BenchPlan } from './bench/session.ts';
import type { BenchWork } from './bench/work.ts';

export function createBenchLater(plan: () => BenchPlan): () => Promise<BenchWork> {
  let work: Promise<BenchWork> | undefined;
  return () => {
    work ??= import('./bench/work.ts').then(
      ({ createBench }) => createBench(plan()),
      (cause: unknown) => {
        work = undefined;
        throw new AppError('asset-missing', `benchmark: ${cause}`, { cause });
      },
    );
    return work;
  };
}
