/** What the page may ask of the engine thread, and what the engine tells it. Types and constants only. */

import type { MetricsSnapshot } from './metrics.ts';

/** Bytes and addresses of the ONNX runtime: the sealed threads cannot fetch, so both are handed in. */
export interface RuntimeFiles {
  /** Address of the runtime's script, same origin: threads are started from it. */
  scriptUrl: string;
  wasm: ArrayBuffer;
  /** 1 without cross-origin isolation. */
  threads: number;
}

/** A model as files in memory: what an encoder-decoder recogniser needs. */
export interface ModelFiles {
  id: string;
  family: 'moonshine';
  encoder: ArrayBuffer;
  decoder: ArrayBuffer;
  /** One token a line; the line number is the id. */
  vocabulary: string;
}

export type LoadPhase = 'read' | 'compile' | 'warm-up';

export interface EngineInfo {
  model: string;
  backend: 'wasm';
  threads: number;
  /** Milliseconds for compiling both graphs, and for the first runs at live shapes. */
  compileMs: number;
  warmUpMs: number;
}

/** One pass of a recogniser over a stretch of audio. */
export interface Recognition {
  text: string;
  tokens: number[];
  /** Milliseconds in the encoder and in the decoder loop. */
  encodeMs: number;
  decodeMs: number;
}

/** The history of 16 kHz audio that listening writes and the engine reads: shared memory, or null for messages. */
export interface LiveLink {
  history: SharedArrayBuffer | null;
  /** The engine's end of the channel on which listening sends SegmentMessages. */
  segments: MessagePort;
}

/** Sample indices are at 16 kHz on the audio clock; a segment is named by its start. A final without text withdraws it. */
export type SpeechEvent =
  | { kind: 'partial'; start: number; end: number; committed: string; tentative: string }
  | {
      kind: 'final';
      start: number;
      end: number;
      text: string;
      computeMs: number;
      /** Samples at its start that had already left the history: recognition fell minutes behind. */
      lost: number;
    };

export interface EngineApi {
  start(runtime: RuntimeFiles): Promise<void>;
  load(model: ModelFiles, onPhase: (phase: LoadPhase) => void): Promise<EngineInfo>;
  /**
   * Follows the link until listening says it has ended; resolves when every segment has its final text. A second call ends the
   * first one where its audio ends: that is how a dead listening thread is replaced.
   */
  follow(link: LiveLink, onEvent: (event: SpeechEvent) => void): Promise<void>;
  /** Stop was pressed: no more partial texts, so that the engine is free when the last audio has come. */
  holdPartials(): void;
  /** Recognises one stretch of 16 kHz speech at once. */
  recognise(samples: Float32Array): Promise<Recognition>;
  /** What this thread has measured since it started. */
  metrics(): MetricsSnapshot;
  ping(): void;
}
