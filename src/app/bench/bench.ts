/** Loads the benchmark when it is first requested. */

import { loadOnce } from '../load-once.ts';
import type { BenchPanel } from './bench-panel.ts';
import type { BenchPlan } from './session.ts';

type BenchThreads = Pick<BenchPlan, 'createBench' | 'createReference'>;

interface BenchNeeds extends Omit<BenchPlan, keyof BenchThreads> {
  /** Loads what starts the threads of the benchmark. */
  laterThreads: () => Promise<BenchThreads>;
}

/** A loader for the benchmark; it rejects with `asset-missing` when the script cannot be fetched. */
export function createBench({ laterThreads, ...plan }: BenchNeeds): () => Promise<BenchPanel> {
  return loadOnce(
    'benchmark',
    () => Promise.all([import('./bench-panel.ts'), laterThreads()]),
    ([{ createBenchPanel }, threads]) => createBenchPanel({ ...plan, ...threads }),
  );
}
