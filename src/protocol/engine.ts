/** What the page may ask of the engine thread, and what the engine tells it. Types and constants only. */

import type { MetricsSnapshot } from './metrics.ts';
import type { ModelFiles } from './model.ts';
import type { Backend, Provider, RuntimeFiles } from './runtime.ts';
import type { Abilities, CheckedText, Pace, SpeechEvent, SpeechHints, SpeechRange } from './speech.ts';

export type LoadPhase = 'read' | 'compile' | 'warm-up';

export interface EngineInfo {
  model: string;
  /** `webgpu` when either graph runs there. */
  backend: Provider;
  /** What was asked for, and is so. */
  on: Backend;
  threads: number;
  abilities: Abilities;
  /** Milliseconds for compiling both graphs, and for the first runs at live shapes. */
  compileMs: number;
  warmUpMs: number;
}

/** Passes over one stretch of audio, one entry a pass: what was heard, and how long it took in the engine's thread. */
export interface TrialRun {
  texts: string[];
  ms: number[];
}

/**
 * How a backend can fail, for tests: an error that nobody catches, a GPU that is gone, memory that is not to be had, and an output
 * that is no number.
 */
export type Fault = 'crash' | 'gpu-lost' | 'out-of-memory' | 'wrong-output';

/** The history of 16 kHz audio that listening writes and the engine reads: shared memory, or null for messages. */
export interface LiveLink {
  history: SharedArrayBuffer | null;
  /** The engine's end of the channel on which listening sends SegmentMessages. */
  segments: MessagePort;
  pace: Pace;
}

export interface EngineApi {
  start(runtime: RuntimeFiles): Promise<void>;
  /**
   * Compiles the model for a backend and warms it up. Rejects with `model-broken`, `model-unsupported`, `backend-unsupported`,
   * `out-of-memory`, `gpu-lost` or `output-broken`; after the last three the thread is not to be used again.
   */
  load(model: ModelFiles, backend: Backend, onPhase: (phase: LoadPhase) => void): Promise<EngineInfo>;
  /**
   * Recognises `samples`, 16 kHz, `passes` times as for a partial text, and measures. Rejects with `output-broken`, `gpu-lost`,
   * `out-of-memory` or `thread-died`.
   */
  measurePasses(samples: Float32Array, passes: number): Promise<TrialRun>;
  /** The next pass fails in this way. For tests. */
  inject(fault: Fault): void;
  /**
   * Follows the link until listening says it has ended; resolves when every segment has its final text. A second call ends the
   * first one where its audio ends: that is how a dead listening thread is replaced.
   */
  follow(link: LiveLink, onEvent: (event: SpeechEvent) => void): Promise<void>;
  /** Stop was pressed: no more partial texts, so that the engine is free when the last audio has come. */
  holdPartials(): void;
  /** What holds from the next pass on. */
  hint(hints: SpeechHints): void;
  /** Recognises one stretch of 16 kHz speech at once, with its times; without what voice detection found, the text is taken as it comes. */
  recognise(samples: Float32Array, found: SpeechRange | null): Promise<CheckedText>;
  /** What this thread has measured since it started. */
  metrics(): MetricsSnapshot;
  ping(): void;
}
