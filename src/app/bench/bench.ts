/** Loads the benchmark when it is first requested. */

import { loadOnce } from '../load-once.ts';
import type { BenchPanel } from './bench-panel.ts';
import type { BenchPlan } from './session.ts';

/** A loader for the benchmark; it rejects with `asset-missing` when the script cannot be fetched. */
export function createBench(plan: BenchPlan): () => Promise<BenchPanel> {
  return loadOnce(
    'benchmark',
    () => import('./bench-panel.ts'),
    ({ createBenchPanel }) => createBenchPanel(plan),
  );
}
