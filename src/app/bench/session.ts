/** What all suites of a run share: the threads, the recordings, the order of chance, and where figures are put. */

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

/** What the app gives to the benchmark. */
export interface BenchPlan {
  threads: SpeechThreads & EngineSlots;
  control: () => Promise<Pick<ModelControl, 'test'>>;
  createBench: () => Worker;
  createReference: () => Worker;
  /** One recorder for all windows, which the benchmark counts as; rejects with `recording-elsewhere`. */
  holdRecorder: () => Promise<() => void>;
  /** Keeps the screen on; the returned function lets it go. */
  keepAwake: () => () => void;
  isShared: boolean;
}

export interface BenchSession {
  plan: BenchPlan;
  length: LengthPlan;
  info: EngineInfo;
  /** From the page's start to the first word that could have been recognised; null where the model was fetched meanwhile. */
  readyMs: number | null;
  loadable: LoadableModel;
  clips: Clips;
  seed: number;
  random: Random;
  /** The least step of the clock, in milliseconds. */
  timerStep: number;
  /** The same piece of arithmetic before and after each suite, in milliseconds. */
  pace: number[];
  bench: Thread<BenchApi>;
  /** Null until it is needed, and where it is not to be had. */
  reference: Reference | null;
  signal: AbortSignal;
  /** Null where the browser does not count. */
  memory: Promise<CountedMemory | null>;
  /** What was spoken so far, by recording: suites share it. */
  spoken: Map<Clip, SpokenOutcome[]>;
  /** The share of the suite under way that is done. Throws `cancelled` when nobody waits any more. */
  step(share: number): void;
  /** What has no samples leaves nothing behind. */
  put(measured: Measured): void;
}

/** One pass of the engine that people dictate with, as for a text that may still change. */
export async function passOf({ plan }: BenchSession, samples: Samples): Promise<{ text: string; ms: number }> {
  const copy = samples.slice();
  const { texts, ms } = await plan.threads.engine.call((api) => api.measurePasses(transfer(copy, [copy.buffer]), 1));
  return { text: texts[0] ?? '', ms: ms[0] ?? Number.NaN };
}

/** What the engine has recorded of a stage since a moment, which `engineNow` gives. */
export async function stageSince({ plan }: BenchSession, stage: Stage, since: number): Promise<number[]> {
  const snapshot = await plan.threads.engine.call((api) => api.metrics());
  return spansOf(snapshot).flatMap((span) => (span.stage === stage && span.start >= since ? [span.ms] : []));
}

export const engineNow = (): number => performance.timeOrigin + performance.now();

/** Scopes of memory, each with the thread that it belongs to. */
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
