/** Reports of a run without faults, with given samples, for tests. */

import type { BenchReport, Flag, Measurement } from '../../src/protocol/bench.ts';
import { measurementOf } from '../report/report.ts';

export type Samples = Readonly<Record<string, readonly number[]>>;

export function reportWith(samples: Samples, changes: Partial<BenchReport> = {}): BenchReport {
  return {
    format: 'sotto-bench',
    schema: 1,
    suite: 1,
    day: '2026-11-21',
    label: 'Desk',
    parameters: { seed: 7, length: 'normal', suites: ['micro', 'model'] },
    model: { id: 'moonshine-tiny', family: 'moonshine', digest: '5a1ce24f', backend: 'WASM q8, 1 thread', threads: 1 },
    conditions: { isIsolated: true, timerStep: 0.005, pace: [8, 8.1], reference: '4.3.1' },
    environment: null,
    flags: [],
    measurements: Object.entries(samples).map(([id, values]) => measured(id, values)),
    ...changes,
  };
}

export function measured(
  id: string,
  samples: readonly number[],
  flags: readonly Flag[] = [],
  variant = '',
): Measurement {
  const measurement = measurementOf({ id, variant, samples: [...samples], flags });
  if (!measurement) throw new Error(`${id} has no samples`);
  return measurement;
}

/** `count` samples within about one per cent of a value. */
export function around(value: number, count = 10): number[] {
  return Array.from({ length: count }, (_, i) => value * (1 + 0.002 * ((i * 7) % 11) - 0.01));
}
