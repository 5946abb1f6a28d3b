/** State that all suites of a run share: threads, recordings, the random order, and the collected figures. */

import { transfer } from 'comlink';
import type { Measured } from '../../../benches/report/report.ts';
import type { Random } from '../../core/random.ts';
import { spansOf } from '../../metrics/spans.ts';
import type { BenchApi } from '../../protocol/bench.ts';
import type { EngineInfo } from '../../protocol/engine.ts';
import type { Stage } from '../../protocol/metrics.ts';
import type { LoadableModel } from '../engine/engine-slot.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import type { ModelControl } from '../models/model-control.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { Clip, Clips, Samples } from './clips.ts';
import type { LengthPlan } from './lengths.ts';

/** Dependencies of the benchmark that the app provides. */
export interface BenchPlan {
  threads: SpeechThreads & EngineSlots;
  control: () => Promise<Pick<ModelControl, 'test' | 'memory'>>;
  createBench: () => Worker;
  createReference: () => Worker;
  /** Holds the lock that allows one recorder among all windows; the benchmark counts as a recorder. Rejects with `recording-elsewhere`. */
  holdRecorder: () => Promise<() => void>;
  /** Keeps the screen on until the returned function is called. */
  keepAwake: () => () => void;
  isShared: boolean;
}

export interface BenchSession {
  plan: BenchPlan;
  length: LengthPlan;
  info: EngineInfo;
  /** Milliseconds from navigation to a loaded model; null when the model was downloaded during this visit. */
  readyMs: number | null;
  loadable: LoadableModel;
  clips: Clips;
  seed: number;
  random: Random;
  /** Resolution of the clock in milliseconds. */
  timerStep: number;
  /** Durations in milliseconds of a fixed piece of arithmetic, before and after each suite. */
  pace: number[];
  bench: Thread<BenchApi>;
  /** transformers.js; null until a suite needs it, and when it is unavailable. */
  reference: Reference | null;
  signal: AbortSignal;
  /** Null where the browser cannot measure memory. */
  memory: Promise<CountedMemory | null>;
  /** Outcomes of played recordings, shared by the suites. */
  spoken: Map<Clip, SpokenOutcome[]>;
  /** Reports the completed share of the current suite. Throws `cancelled` when the run has been cancelled. */
  step(share: number): void;
  /** Adds a measurement, unless it has no samples. */
  put(measured: Measured): void;
}

/** One pass of the app's engine over `samples` (16 kHz), as for a partial text. `ms`: duration in milliseconds. */
export async function passOf({ plan }: BenchSession, samples: Samples): Promise<{ text: string; ms: number }> {
  const copy = samples.slice();
  const { texts, ms } = await plan.threads.engine.call((api) => api.measurePasses(transfer(copy, [copy.buffer]), 1));
  return { text: texts[0] ?? '', ms: ms[0] ?? Number.NaN };
}

/** Durations in milliseconds of a stage that the engine has recorded since `since`, a time of `engineNow`. */
export async function stageSince({ plan }: BenchSession, stage: Stage, since: number): Promise<number[]> {
  const snapshot = await plan.threads.engine.call((api) => api.metrics());
  return spansOf(snapshot).flatMap((span) => (span.stage === stage && span.start >= since ? [span.ms] : []));
}

/** Milliseconds since 1970, comparable with the start times of the engine's spans. */
export const engineNow = (): number => performance.timeOrigin + performance.now();

/** Memory by scope, each attributed to the thread that it belongs to. */
export interface CountedMemory {
  breakdown: readonly { bytes: number; attribution: readonly { url: string }[] }[];
}

export interface Reference {
  version: string;
  loadMs: number;
  pass(samples: Samples): Promise<{ text: string; ms: number }>;
  end(): void;
}

export interface SpokenOutcome {
  text: string;
  stopMs: number;
  firstPartialMs: number | null;
  gapsMs: readonly number[];
  lagsMs: readonly number[];
}
