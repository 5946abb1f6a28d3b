/** Fetches the benchmark when it is first asked for. */

import { loadOnce } from '../load-once.ts';
import type { BenchPanel } from './bench-panel.ts';
import type { BenchPlan } from './session.ts';

/** The returned function rejects with `asset-missing` where the script cannot be had. */
export function createBench(plan: BenchPlan): () => Promise<BenchPanel> {
  return loadOnce(
    'benchmark',
    () => import('./bench-panel.ts'),
    ({ createBenchPanel }) => createBenchPanel(plan),
  );
}
