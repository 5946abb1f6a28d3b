/** What the page may ask of the engine thread, and what the engine tells it. Types and constants only. */

import type { Pace, SpeechRange } from './listen.ts';
import type { MetricsSnapshot } from './metrics.ts';

/** Builds of the ONNX runtime: for the processor alone, and two that know the GPU. `jspi` needs `WebAssembly.Suspending`. */
export type RuntimeKind = 'wasm' | 'jspi' | 'asyncify';

/** Bytes and addresses of the ONNX runtime: the sealed threads cannot fetch, so both are handed in. */
export interface RuntimeFiles {
  kind: RuntimeKind;
  /** Address of the runtime's script, same origin: threads are started from it. */
  scriptUrl: string;
  wasm: ArrayBuffer;
  /** 1 without cross-origin isolation. */
  threads: number;
}

export type Family = 'moonshine' | 'whisper' | 'parakeet';

/** What a graph's weights are kept in, by the names of the transformers layout. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

/**
 * How the file of a graph ends in the transformers layout, before `.onnx`:
 * https://github.com/huggingface/transformers.js/blob/main/packages/transformers/src/utils/dtypes.js
 */
export const dtypeSuffixes: Readonly<Record<Dtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** They compute with 16-bit floats, which a GPU may lack. */
export const halfDtypes: readonly Dtype[] = ['fp16', 'q4f16'];

export interface Precision {
  encoder: Dtype;
  decoder: Dtype;
}

export interface Graph {
  onnx: ArrayBuffer;
  /** Weights beside the graph, by the names that it knows them by. */
  data: readonly { path: string; bytes: ArrayBuffer }[];
}

/** A model as files in memory. */
export interface ModelFiles {
  id: string;
  family: Family;
  precision: Precision;
  encoder: Graph;
  decoder: Graph;
  /** The small files, by their paths: `config.json`, `tokenizer.json`, `vocab.txt`. */
  texts: Readonly<Record<string, string>>;
}

export type Provider = 'wasm' | 'webgpu';

/** On what a model runs, and how. */
export interface Backend {
  encoder: Provider;
  decoder: Provider;
  precision: Precision;
  /** Threads of the runtime on the processor. */
  threads: number;
  /** Whisper's encoder always computes its whole window of 30 s, as it was exported. */
  wholeWindow?: boolean;
}

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

/** What a model can be told, and how it likes its audio. */
export interface Abilities {
  /** Codes of the languages that it can be told; empty where there is no choice. */
  languages: readonly string[];
  /** Can give English for what is said in another language. */
  translates: boolean;
  /** Can be told names and terms to expect. */
  expectsWords: boolean;
  /** Hears a sentence or two at a time best, and not as much as there is: files are cut at every short silence. */
  wantsSentences: boolean;
}

/** Of a model of one language that takes as much audio as there is. */
export const noAbilities: Abilities = { languages: [], translates: false, expectsWords: false, wantsSentences: false };

/** What the person says about what they say. A model that cannot be told some of it goes without. */
export interface SpeechHints {
  /** Spoken languages, as `en` or `en-GB`: a model that knows several finds out which of these it is, or of all where there are none. */
  languages: readonly string[];
  /** English is wanted, whatever is spoken. */
  translate: boolean;
  /** Names and terms to expect. */
  vocabulary: readonly string[];
}

export const noHints: SpeechHints = { languages: [], translate: false, vocabulary: [] };

/** Text with its seconds from the start of the audio. */
export interface TimedText {
  text: string;
  start: number;
  end: number;
}

export interface TimedWord extends TimedText {
  /** 0 to 1. */
  confidence: number;
}

/** One pass of a recogniser over a stretch of audio. */
export interface Recognition {
  text: string;
  tokens: number[];
  /** Natural logarithm of each token's probability: 0 is certain, -1 is guessing. */
  logProbabilities: number[];
  /** By its end token; at the bound that the length of the audio sets; or cut, because it went round in a loop. */
  ending: 'end' | 'limit' | 'loop';
  /** Leading tokens of the draft that were found again. */
  draftKept: number;
  /** What the text is in, by its code; null where the model knows one language alone. */
  language?: string | null;
  /** Probability that nobody speaks, where the model tells. */
  noSpeech?: number;
  /** Where times were asked for and the model has them. */
  segments?: TimedText[];
  words?: TimedWord[];
}

/** A final text, or why there is none. Times are seconds from the start of the audio. */
export interface CheckedText {
  text: string;
  doubt: Doubt | null;
  language: string | null;
  /** Null where the model does not tell. */
  segments: TimedText[] | null;
  words: TimedWord[] | null;
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

/** Why a stretch with sound in it has no text: its text was none of speech, and a second attempt did not help. */
export type Doubt = 'empty' | 'too-fast' | 'too-slow' | 'repetition' | 'unlikely' | 'invented';

/**
 * Sample indices are at 16 kHz on the audio clock. A text is named by the start of its audio. A final text is final: speech after it
 * gets a text of its own, even where it goes on in the same breath. A final without text withdraws what was shown.
 */
export type SpeechEvent =
  | { kind: 'partial'; start: number; end: number; committed: string; tentative: string }
  | {
      kind: 'final';
      start: number;
      end: number;
      text: string;
      /** Code of what it is in; null where the model does not tell. */
      language: string | null;
      computeMs: number;
      /** Samples at its start that had already left the history: recognition fell minutes behind. */
      lost: number;
      /** The text was withheld, for this reason. */
      doubt: Doubt | null;
    };

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
  try(samples: Float32Array, passes: number): Promise<TrialRun>;
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
