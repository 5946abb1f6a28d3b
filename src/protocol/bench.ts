/** What the benchmark's threads offer, and the report that comes of it. Types only. All times are milliseconds. */

import type { Family, ModelFiles } from './model.ts';
import type { Backend, RuntimeFiles } from './runtime.ts';

export type SuiteName = 'micro' | 'model' | 'end-to-end' | 'storage' | 'accuracy' | 'memory';

/** `short` is for tests and takes seconds; `normal` less than two minutes; `long` several, for heat and batteries. */
export type BenchLength = 'short' | 'normal' | 'long';

/** `cold`: for the first time in a new thread. `sustained`: again and again without a pause. */
export type Phase = 'cold' | 'warm' | 'sustained';

export type Unit = 'ms' | 'per-second' | 'times' | 'share' | 'words' | 'bytes' | 'bytes-per-second';

/** Why a figure, or the whole run, is worth less than it looks. The first two make it void. */
export type Flag =
  | 'hidden'
  | 'wrong-words'
  | 'failed'
  /** The device became slower while it was measured. */
  | 'throttled'
  | 'not-isolated'
  /** The interval of the median was still wide when the time was over. */
  | 'unsettled';

/** Of the samples. `low` and `high`: 95 % interval of the median. */
export interface Figures {
  count: number;
  median: number;
  /** Median of the distances from the median. */
  mad: number;
  p95: number;
  low: number;
  high: number;
}

export interface Measurement {
  /** One of benches/report/measures.ts. */
  id: string;
  /** Which of several of a kind, such as a backend; '' where there is one only. */
  variant: string;
  figures: Figures;
  /** As they came; none in a report that came by link. */
  samples: readonly number[];
  flags: readonly Flag[];
}

/** The model that was measured. */
export interface BenchSubject {
  id: string;
  family: Family;
  /** Of the bytes of its graphs. */
  digest: string;
  backend: string;
  threads: number;
}

/** What the person may leave out. */
export interface BenchEnvironment {
  browser: string;
  system: string;
  cores: number;
  /** Gigabytes, as coarse as the browser tells; null where it does not. */
  memory: number | null;
  graphics: string;
  /** Name of the script that measured, which changes with every build. */
  build: string;
}

export interface BenchReport {
  format: 'sotto-bench';
  schema: 1;
  /** Figures of different versions of the suites are not compared. */
  suite: number;
  /** YYYY-MM-DD. */
  day: string;
  /** What the person calls the device. */
  label: string;
  parameters: { seed: number; length: BenchLength; suites: readonly SuiteName[] };
  model: BenchSubject;
  conditions: {
    isIsolated: boolean;
    /** The least step of the clock. */
    timerStep: number;
    /** The same piece of arithmetic before, between and after the suites. */
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
  /** All of them if left out. */
  suites?: readonly SuiteName[];
  /** Of the order in which things are measured, and of the resampling. */
  seed?: number;
  label?: string;
  /** False leaves the environment out of the report. */
  withEnvironment?: boolean;
}

export interface BenchStep {
  suite: SuiteName;
  /** Share of the whole that is done, 0 to 1. */
  share: number;
  /** Seconds that are left, by what is planned. */
  seconds: number;
}

/** Why figures of two reports stand beside each other without a verdict. */
export type Obstacle = 'other-suite' | 'other-isolation' | 'other-model' | 'void' | 'missing';

/** Of one figure against another. `ratio` is how many times better it is: above 1 it is faster, or has more right. */
export type BenchVerdict =
  | { kind: 'not-comparable'; why: Obstacle }
  /** Too few samples for an interval. */
  | { kind: 'unsure'; ratio: number }
  | { kind: 'better' | 'worse' | 'no-difference'; ratio: number; low: number; high: number };

/** Samples of a measure, before anything is computed from them. */
export interface Sampled {
  id: string;
  samples: number[];
}

/** The thread for what is measured in isolation. It has no way to the network. */
export interface BenchApi {
  ping(): void;
  start(runtime: RuntimeFiles, vad: ArrayBuffer): Promise<void>;
  timerStep(): number;
  /** Milliseconds for a fixed piece of arithmetic. */
  pace(): number;
  /** Every piece of the capture path and of the text path, in the order of the seed. */
  micro(plan: { seed: number; samples: number; texts: ModelFiles['texts'] }): Promise<Sampled[]>;
  /** The library's own code on a database of its own, which is gone afterwards. */
  storage(plan: { transcripts: number; samples: number }): Promise<Sampled[]>;
  /** The model's files in plain sessions: false for a layout that it cannot run so. */
  openBare(model: ModelFiles): Promise<boolean>;
  /** Encoder once, then a step a token, with nothing of ours around it. */
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
  /** Resolves with the version when the pipeline stands. */
  load(plan: ReferencePlan): Promise<{ version: string; ms: number }>;
  /** 16 kHz samples. */
  transcribe(samples: Float32Array): Promise<{ text: string; ms: number }>;
}

export interface ReferencePlan {
  runtime: RuntimeFiles;
  /** The files that transformers.js asks for, by their paths below the model's folder. */
  files: Readonly<Record<string, ArrayBuffer | string>>;
  /** On what to run it, which is what the app runs it on. */
  backend: Backend;
}
