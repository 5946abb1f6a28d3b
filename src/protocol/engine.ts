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
  /** The backend that was asked for. */
  on: Backend;
  threads: number;
  abilities: Abilities;
  /** Milliseconds for compiling both graphs, and for the warm-up. */
  compileMs: number;
  warmUpMs: number;
}

/** Passes over one stretch of audio: the text and the milliseconds in the engine's thread, one entry a pass. */
export interface TrialRun {
  texts: string[];
  ms: number[];
}

/** Injected faults, for tests: an uncaught error, a lost GPU, an allocation that fails, and output that is NaN. */
export type Fault = 'crash' | 'gpu-lost' | 'out-of-memory' | 'wrong-output';

/** The 16 kHz history that the listening thread writes and the engine reads: shared memory, or null where samples come by message. */
export interface LiveLink {
  history: SharedArrayBuffer | null;
  /** The engine's end of the channel on which listening sends SegmentMessages. */
  segments: MessagePort;
  pace: Pace;
  /** Whether what the history no longer holds can be read again. */
  isKept: boolean;
}

/** Reads the samples in [start, end) of the recording out of its journal; null without one, or when it cannot be read. */
export type ReadPast = (start: number, end: number) => Promise<Float32Array<ArrayBuffer> | null>;

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
  /** Makes the next pass fail in this way. For tests. */
  inject(fault: Fault): void;
  /**
   * Transcribes the link's segments until the listening thread ends the recording; resolves when every segment has its final text. What the
   * history no longer holds, because recognition is minutes behind, comes from `readPast`. A second
   * call ends the first one at the end of its audio: so a dead listening thread is replaced.
   */
  follow(link: LiveLink, onEvent: (event: SpeechEvent) => void, readPast: ReadPast): Promise<void>;
  /** Suppresses further partial texts, because stop was pressed: the engine is then free when the last audio arrives. */
  holdPartials(): void;
  /** Whether partial texts come in larger steps from now on, as the device can do no more. */
  spare(isSparing: boolean): void;
  /** Sets the hints that apply from the next pass on. */
  hint(hints: SpeechHints): void;
  /**
   * Recognises one stretch of 16 kHz speech. `found` is what voice detection found in it; with null the text is not checked. Without `hasTimes` a
   * model that would find other words with times finds those of live text.
   */
  recognise(samples: Float32Array, found: SpeechRange | null, hasTimes?: boolean): Promise<CheckedText>;
  /** The metrics of this thread since its start. */
  metrics(): MetricsSnapshot;
  ping(): void;
}
