/** What the kit measured, as a report of the benchmark: the page opens it, and compares it with that of another card. Pure. */

import type { BenchReport, Flag, Measurement } from '../../src/protocol/bench.ts';
import { type GpuCase, nameOf } from '../gpu/cases.ts';
import { suiteVersion } from '../report/measures.ts';
import { type Measured, measurementOf } from '../report/report.ts';
import type { Speed } from './measure-speed.ts';

export type KitResult =
  /** Bytes a second. */
  | { kind: 'bandwidth'; bytesPerSecond: number[] }
  | { kind: 'words'; of: GpuCase; isEqual: boolean; text: string }
  /** `decoderBytes` in the precision of the case. */
  | { kind: 'speed'; of: GpuCase; speed: Speed; decoderBytes: number };

export interface KitMachine {
  /** YYYY-MM-DD. */
  day: string;
  environment: NonNullable<BenchReport['environment']>;
  /** The model of which the words are known, and a digest of its graphs. */
  model: Pick<BenchReport['model'], 'id' | 'family' | 'digest'>;
  timerStep: number;
  /** Every step was measured that there was time for. */
  isWhole: boolean;
}

export function kitReport(results: readonly KitResult[], machine: KitMachine): BenchReport {
  const bandwidth = results.flatMap((each) => (each.kind === 'bandwidth' ? each.bytesPerSecond : []));
  const wrong = results.flatMap((each) => (each.kind === 'words' && !each.isEqual ? [nameOf(each.of)] : []));
  const measured: (Measured | null)[] = [
    { id: 'gpu.memory', samples: bandwidth },
    ...results.flatMap((each) => (each.kind === 'speed' ? speedOf(each, medianOf(bandwidth), wrong) : [])),
  ];
  return {
    format: 'sotto-bench',
    schema: 1,
    suite: suiteVersion,
    day: machine.day,
    label: machine.environment.graphics,
    parameters: { seed: 0, length: 'normal', suites: ['model'] },
    model: { ...machine.model, backend: 'WebGPU', threads: 1 },
    conditions: { isIsolated: true, timerStep: machine.timerStep, pace: [], reference: '' },
    environment: machine.environment,
    flags: machine.isWhole ? [] : ['failed'],
    measurements: measured
      .map((each) => each && measurementOf(each))
      .filter((each): each is Measurement => each !== null),
  };
}

/**
 * The figures of one case. A step of the decoder reads its weights once, so that memory bounds it: the share of that bound is of all its
 * weights, those for the keys and values of the sound among them, which are read once a text.
 */
function speedOf(
  { of, speed, decoderBytes }: Extract<KitResult, { kind: 'speed' }>,
  bandwidth: number | null,
  wrong: readonly string[],
): Measured[] {
  const variant = nameOf(of);
  const flags: Flag[] = wrong.includes(variant) ? ['wrong-words'] : [];
  const shares = bandwidth ? speed.tokensPerSecond.map((tokens) => (tokens * decoderBytes) / bandwidth) : [];
  return [
    { id: 'model.load', samples: [speed.load] },
    { id: 'model.first-run', samples: [speed.first] },
    { id: 'model.encode', samples: speed.encodes },
    { id: 'model.decode', samples: speed.tokensPerSecond },
    { id: 'model.memory-share', samples: shares },
    { id: 'model.backend', samples: speed.passes },
  ].map((each) => ({ ...each, variant, flags }));
}

function medianOf(samples: readonly number[]): number | null {
  return measurementOf({ id: 'gpu.memory', samples: [...samples] })?.figures.median ?? null;
}
