/** What the benchmark's threads offer, and the report that comes of it. Types only. All times are milliseconds. */

import type { Family, ModelFiles } from './model.ts';
import type { Backend, RuntimeFiles } from './runtime.ts';

export type SuiteName = 'micro' | 'model' | 'end-to-end' | 'storage' | 'accuracy' | 'memory';

/** `short` is for tests and takes seconds; `normal` less than two minutes; `long` several, for heat and batteries. */
export type BenchLength = 'short' | 'normal' | 'long';

/** `cold`: for the first time in a new thread. `sustained`: again and again without a pause. */
export type Phase = 'cold' | 'warm' | 'sustained';

export type Unit = 'ms' | 'per-second' | 'times' | 'share' | 'words' | 'bytes' | 'bytes-per-second';

/** Reasons why a figure, or the whole run, is unreliable. The first two make it void. */
export type Flag =
  | 'hidden'
  | 'wrong-words'
  | 'failed'
  /** The device became slower while it was measured. */
  | 'throttled'
  | 'not-isolated'
  /** The confidence interval of the median was still wide when the time was over. */
  | 'unsettled';

/** Statistics of samples. `low` and `high` bound the 95 % confidence interval of the median. */
export interface Figures {
  count: number;
  median: number;
  /** Median absolute deviation from the median. */
  mad: number;
  p95: number;
  low: number;
  high: number;
}

export interface Measurement {
  /** Id of a measure in benches/report/measures.ts. */
  id: string;
  /** Distinguishes several measurements of one measure, such as the backends; '' for a single one. */
  variant: string;
  figures: Figures;
  /** In the order of measurement; empty in a report that came by link. */
  samples: readonly number[];
  flags: readonly Flag[];
}

/** The model that was measured. */
export interface BenchSubject {
  id: string;
  family: Family;
  /** A digest of the bytes of the graphs. */
  digest: string;
  backend: string;
  threads: number;
}

/** Properties of the device and the browser, which the person may leave out. */
export interface BenchEnvironment {
  browser: string;
  system: string;
  cores: number;
  /** Device memory in gigabytes, rounded by the browser; null where it does not tell. */
  memory: number | null;
  graphics: string;
  /** File name of the script that measured: it changes with every build. */
  build: string;
}

export interface BenchReport {
  format: 'sotto-bench';
  schema: 1;
  /** Version of the suites; figures of different versions are not compared. */
  suite: number;
  /** YYYY-MM-DD. */
  day: string;
  /** The person's name for the device. */
  label: string;
  parameters: { seed: number; length: BenchLength; suites: readonly SuiteName[] };
  model: BenchSubject;
  conditions: {
    isIsolated: boolean;
    /** Resolution of the clock. */
    timerStep: number;
    /** Milliseconds for a fixed piece of arithmetic, taken before, between and after the suites. */
    pace: readonly number[];
    /** Version of transformers.js; '' when it did not run. */
    reference: string;
  };
  environment: BenchEnvironment | null;
  flags: readonly Flag[];
  measurements: readonly Measurement[];
}

export interface BenchOrder {
  length?: BenchLength;
  /** All suites where it is absent. */
  suites?: readonly SuiteName[];
  /** Seed of the order in which things are measured, and of the bootstrap. */
  seed?: number;
  label?: string;
  /** False leaves the environment out of the report. */
  withEnvironment?: boolean;
}

export interface BenchStep {
  suite: SuiteName;
  /** Share of the run that is done, 0 to 1. */
  share: number;
  /** Estimated seconds that are left. */
  seconds: number;
}

/** Why figures of two reports are shown side by side without a verdict. */
export type Obstacle = 'other-suite' | 'other-isolation' | 'other-model' | 'void' | 'missing';

/** The verdict on one figure against another. `ratio` is how many times better the figure is: above 1 it is faster, or more accurate. */
export type BenchVerdict =
  | { kind: 'not-comparable'; why: Obstacle }
  /** Too few samples for a confidence interval. */
  | { kind: 'unsure'; ratio: number }
  | { kind: 'better' | 'worse' | 'no-difference'; ratio: number; low: number; high: number };

/** Raw samples of a measure. */
export interface Sampled {
  id: string;
  samples: number[];
}

/** The thread for isolated measurements. It has no access to the network. */
export interface BenchApi {
  ping(): void;
  start(runtime: RuntimeFiles, vad: ArrayBuffer): Promise<void>;
  timerStep(): number;
  /** Milliseconds for a fixed piece of arithmetic. */
  pace(): number;
  /** Measures every piece of the capture path and of the text path, in the order of the seed. */
  micro(plan: { seed: number; samples: number; texts: ModelFiles['texts'] }): Promise<Sampled[]>;
  /** Measures the library's own code on a database of its own, which is removed afterwards. */
  storage(plan: { transcripts: number; samples: number }): Promise<Sampled[]>;
  /** Loads the model's files into plain sessions; false for a layout that has no plain loop here. */
  openBare(model: ModelFiles): Promise<boolean>;
  /** Runs the encoder once and then one decoder step per token, without any of the app's optimisations. */
  runBare(samples: Float32Array): Promise<BareRun>;
  closeBare(): Promise<void>;
}

export interface BareRun {
  encodeMs: number;
  ms: number;
  tokens: number;
}

/** The thread of transformers.js: handed everything as bytes, so that it needs no network either. */
export interface ReferenceApi {
  ping(): void;
  /** Resolves with the version of the library when the pipeline is ready. */
  load(plan: ReferencePlan): Promise<{ version: string; ms: number }>;
  /** Transcribes 16 kHz samples. */
  transcribe(samples: Float32Array): Promise<{ text: string; ms: number }>;
}

export interface ReferencePlan {
  /** The build of the runtime that transformers.js requires, which it compiles itself. */
  runtime: Pick<RuntimeFiles, 'scriptUrl' | 'threads'> & { wasm: ArrayBuffer };
  /** The files that transformers.js requests, by their paths below the model's folder. */
  files: Readonly<Record<string, ArrayBuffer | string>>;
  /** The backend, which is the one that the app uses. */
  backend: Backend;
}
