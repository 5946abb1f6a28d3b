/**
 * What a script may ask of the open page: the handle `globalThis.sotto`. The command line drives the app through this and
 * through nothing else, so that what it measures is what a person gets.
 */

import type { WireError } from '../core/errors.ts';
import type { FileStrategy, Strategy, StrategyChange } from '../core/strategies/strategy.ts';
import type { Segment, Transcript, TranscriptSummary } from '../core/transcript.ts';
import type { BenchOrder, BenchReport, BenchStep } from './bench.ts';
import type { EngineInfo, Fault } from './engine.ts';
import type { SoundTrack } from './files.ts';
import type { PageRequest, SearchFilter } from './library.ts';
import type { MetricsReport } from './metrics.ts';
import type { Precision } from './model.ts';
import type { Backend } from './runtime.ts';

/** One step of a dictation. `at` and `audio_end` are milliseconds on the audio clock; texts are whole, from the start. */
export interface DictationLine {
  at: number;
  kind: 'state' | 'partial' | 'final';
  /** For `state`: the name of the state entered. */
  state?: string;
  text: string;
  committed: string;
  /** End of the audio that the text covers. */
  audio_end: number;
}

/** Known when a dictation has ended. Times are milliseconds on the audio clock; null when there was no speech. */
export interface DictationReport {
  text: string;
  first_speech: number | null;
  last_speech: number | null;
  /** When stop was pressed, or the recording ended by itself. */
  stopped_at: number;
  /** When the last final text came, and when all was finished and saved. */
  final_at: number;
  finished_at: number;
  dropped_blocks: number;
  strategy: Strategy;
  /** Between two segments, by the automatic one. */
  strategy_changes: readonly StrategyChange[];
}

/** How a file is to be heard. */
export interface FileWish {
  /** Also what gives no text to be trusted; `withheld` tells where that was. */
  isAnyway?: boolean;
  /** The server of `useServer` hears it: the sound leaves this device. */
  isSent?: boolean;
  /** Its sound track, from 1 on; null for the first one in which somebody speaks. */
  track?: number | null;
}

export interface FileReport {
  text: string;
  language: string;
  segments: Segment[];
  /** Null for models without word times. */
  words: { start: number; end: number; text: string; confidence: number }[] | null;
  /** Which of the file's sound tracks was heard, from 1 on. */
  track: number;
  /** Those that can be heard; empty where there is no choice. */
  tracks: readonly SoundTrack[];
  /** 2 where each channel is a speaker and was recognised on its own; else 1. */
  channels: number;
  /** Sound that has no text to be trusted, in seconds, and what was wrong with the text. */
  withheld: { start: number; end: number; reason: string }[];
  strategy: FileStrategy['strategy'];
  /** Why that is not the chosen one; empty where it is. */
  strategy_changes: readonly StrategyChange[];
  /** The host of the server that has heard it, its model, and the bytes of sound that it was sent; null where the sound stayed here. */
  sent: { to: string; model: string; bytes: number } | null;
  audio_s: number;
  /** Time in voice detection and in the recogniser; decoding of the container is not in it. */
  compute_ms: number;
  /** From when the file was given, with a model that was ready, until its first text; null where there was none. */
  first_text_ms: number | null;
}

/** A server that files may be sent to, as the settings know it. */
export interface ServerLine {
  address: string;
  key: string;
  /** '' leaves the choice to the server. */
  model: string;
}

/**
 * How a dictation ends, and what it counts as: by pressing stop, by the release of a button that was held, or by itself after three
 * seconds of silence.
 */
export type DictationMode = 'toggle' | 'hold' | 'hands-free';

/** A sound file in the microphone's place, again and again. */
export interface PlayedSound {
  file: Blob;
  /** How many times as fast as it is, as long as text keeps up and its thread has room. */
  speed: number;
}

/** Where a model is fetched from. `hub` is the origin of a server that speaks the hub's paths; without it the page's parameter. */
export interface ModelOrder {
  hub?: string;
  /** OWNER/NAME. */
  id: string;
  /** Without it what the processor runs best. */
  precision?: Precision;
}

/** On what a model is to run; without either it is as for a person. */
export interface RunWish {
  /** `webgpu` also where a program plays the graphics processor, which is right and slow. */
  backend?: 'wasm' | 'webgpu';
  threads?: number;
}

/** A backend that was tried, as calibration found it. */
export interface TrialLine {
  backend: Backend;
  medianMs: number | null;
  loadMs: number | null;
  isRight: boolean;
  error: string | null;
}

/** Something that holds much memory, by the estimate of its bytes. */
export interface MemoryLine {
  id: string;
  kind: 'session' | 'cache' | 'ring';
  bytes: number;
  isPinned: boolean;
}

/** A file as the page gives it to a person. */
export interface FileLine {
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** `startedAt`: milliseconds since the epoch. `committed`: what had been written of it. */
export interface InterruptedLine {
  id: string;
  seconds: number;
  startedAt: number;
  committed: string;
}

export interface LibraryRequest {
  query?: string;
  filter?: Pick<PageRequest, 'of'> & SearchFilter;
  limit?: number;
}

/** What a script may ask of the library. */
export interface LibraryAutomation {
  /** Summaries, newest first or, of what a query finds, the best first; at most 50 unless `limit` says otherwise. */
  list(request?: LibraryRequest): Promise<Answer<readonly TranscriptSummary[]>>;
  /** Opens a transcript on the page. */
  open(id: string): Promise<Answer<Transcript>>;
  /** Adds transcripts that nobody has spoken; the same seed makes the same ones. */
  fill(count: number, seed: number): Promise<Answer<null>>;
  /** Everything as one file. With a passphrase it is encrypted. */
  backup(passphrase?: string): Promise<Answer<Blob>>;
  /** Adds what is not there yet; a reload shows it. */
  restore(file: Blob, passphrase?: string): Promise<Answer<{ added: number }>>;
  /** `format`: txt, md, srt, vtt, json, docx or html. */
  export(id: string, format: string): Promise<Answer<FileLine>>;
  /** Recordings that no living window has, newest first. */
  interrupted(): Promise<Answer<readonly InterruptedLine[]>>;
  /** Transcribes an interrupted recording, as its card does. */
  recover(id: string): Promise<Answer<Transcript>>;
}

/** Errors cross into the script as data. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: WireError };

export interface Automation {
  /** Resolves when the model is ready, with what runs it and the milliseconds from page start to ready. */
  ready(): Promise<Answer<EngineInfo & { readyMs: number }>>;
  /** Goes to a page of the app, by its path: `/library`, `/settings/keys`. Answers with `bad-argument`. */
  navigate(path: string): Promise<Answer<null>>;
  /** Chooses what is spoken, as a person does in the settings; null lets the model find out. Answers with `language-unknown`. */
  speak(language: string | null): Promise<Answer<null>>;
  /** Chooses which model hears what, and when, as the settings do. */
  useStrategy(strategy: Strategy, exactModel?: string): Promise<Answer<null>>;
  /** Resolves with the text of the last recording once no model improves it any more; '' without one. */
  improved(): Promise<Answer<string>>;
  /** Answers with `bad-argument` where there is no such track. */
  transcribe(file: File, how?: FileWish): Promise<Answer<FileReport>>;
  /** Sets the server, and the language that is spoken (null lets it find out), as a person does. */
  useServer(server: ServerLine, language: string | null): Promise<Answer<null>>;
  /** Presses record. `onEvent` is told every step until the report. A mode sets what the person's settings say about silence. */
  record(onEvent: (event: DictationLine) => void, mode?: DictationMode): Promise<Answer<null>>;
  /** What recordings hear from now on; null for the microphone. */
  listenTo(sound: PlayedSound | null): Promise<Answer<null>>;
  /** Milliseconds on the audio clock since the first sample of the recording. */
  audioClock(): number;
  /** Presses stop, unless the recording has ended by itself; resolves when the final text has been saved. */
  stop(): Promise<Answer<DictationReport>>;
  library: LibraryAutomation;
  /** What the page and its threads have measured since the page was opened. */
  metrics(): Promise<Answer<MetricsReport>>;
  /** Fetches a model that is not here yet and switches to it, as the page of models does. */
  install(order: ModelOrder, wish?: RunWish): Promise<Answer<EngineInfo>>;
  /** Switches to a model that is here. */
  useModel(id: string, wish?: RunWish): Promise<Answer<EngineInfo>>;
  /** Tries a model on all backends of this device; the verdict is kept. */
  testModel(id: string): Promise<Answer<{ chosen: Backend | null; trials: readonly TrialLine[] }>>;
  /** Measures as the benchmark's page does; the report opens there too. `onStep` is told how far it is. */
  bench(order: BenchOrder, onStep?: (step: BenchStep) => void): Promise<Answer<BenchReport>>;
  /** What holds memory, and the bytes that it may come to. */
  memory(): Promise<Answer<{ budget: number; lines: readonly MemoryLine[] }>>;
  /** Frees the memory of the engine as after a long time without use; false when it is at work. */
  sleep(): boolean;
  /** For fault injection: ends a thread as a crash would. */
  kill(thread: 'listen' | 'engine' | 'library'): void;
  /** For fault injection: the engine's next pass fails in this way. */
  inject(fault: Fault): Promise<Answer<null>>;
}

/** Query parameters that scripts may open the page with: a RunWish, and the origin of a hub. */
export const automationParameters = { threads: 'threads', backend: 'backend', hub: 'hub' } as const;
