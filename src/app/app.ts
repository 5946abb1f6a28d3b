/** The application as the page sees it: every use case, no DOM. `main.tsx` builds it, `ui` draws it. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { InputDevice } from '../capture/devices.ts';

import type { Transcript, TranscriptSummary } from '../core/transcript.ts';
import type { MetricsSnapshot } from '../protocol/metrics.ts';
import type { BenchWork } from './bench/work.ts';
import type { ModelsWork } from './models-work.ts';
import type { DictationState, EngineState, LiveText } from './states.ts';

export interface Dictation {
  state: ReadonlySignal<DictationState>;
  text: ReadonlySignal<LiveText>;
  /** Loudness now, 0 (-60 dBFS or less) to 1 (full scale); updated about 20 times a second. */
  level: ReadonlySignal<number>;
  /** Whole seconds since recording began. */
  elapsed: ReadonlySignal<number>;
  /** Label of the microphone in use. */
  device: ReadonlySignal<string>;
  /** Milliseconds of audio lost because a thread fell behind; 0 in health. */
  lostMs: ReadonlySignal<number>;
  /** Whole seconds until the recording ends by itself; null while they are not counted down. */
  stopsIn: ReadonlySignal<number | null>;
  start(): Promise<void>;
  /** The person holds the button: this recording is push-to-talk, and ends with the release only. */
  hold(): void;
  /** The silence counts anew from now on. */
  goOn(): void;
  /** Ends the recording and resolves with what was saved, or null when nothing was said. */
  stop(): Promise<Transcript | null>;
  /** Ends the recording and keeps nothing, but offers undo. */
  cancel(): Promise<void>;
  /** From `failed` back to `idle`; while recording, noise is not spoken of again. */
  dismiss(): void;
}

export interface Library {
  /** Newest first; grows by pages. */
  items: ReadonlySignal<readonly TranscriptSummary[]>;
  hasMore: ReadonlySignal<boolean>;
  /** False until the first page has been read. */
  isRead: ReadonlySignal<boolean>;
  /** What the sheet shows; null shows the dictation in progress, or the invitation to start one. */
  selected: ReadonlySignal<Transcript | null>;
  more(): Promise<void>;
  open(id: string): Promise<void>;
  close(): void;
  rename(id: string, title: string): Promise<void>;
  /** Removes it and offers undo. */
  remove(id: string): Promise<void>;
}

export interface Files {
  /** The file being transcribed: its name and the share done, 0 to 1. */
  running: ReadonlySignal<{ name: string; progress: number } | null>;
  /** Decodes, recognises and saves one file after another, then opens the last. */
  open(files: readonly File[]): Promise<void>;
  cancel(): void;
}

/** Sound that gave no text. It is kept in memory until it is dismissed or the next recording begins. */
export interface Withheld {
  offer: ReadonlySignal<WithheldOffer | null>;
  /** Recognises it whether or not it is speech; saves and opens what comes of it. */
  transcribe(): Promise<void>;
  /** The sound as a file, to be listened to. */
  sound(): Blob;
  dismiss(): void;
}

export interface WithheldOffer {
  /** Name of the file; null after a recording. */
  file: string | null;
  /** Seconds that are missing in a text; null when there is no text at all. */
  missing: number | null;
  /** The share that is done while it is transcribed, 0 to 1. */
  progress: number | null;
  /** It was transcribed, and gave no words. */
  isInVain: boolean;
}

export interface Settings {
  /** Id of the speech model that the person has chosen; another one runs while it cannot be had. */
  model: string;
  /** Device id, or '' for the system's default. */
  microphone: string;
  /** The browser's echo cancellation, noise suppression and automatic gain. */
  soundProcessing: boolean;
  /** How readily sound counts as speech. */
  sensitivity: 'low' | 'normal' | 'high';
  /** Languages that the person speaks, as BCP 47: a model that knows several looks for these; for all where there are none. */
  spoken: readonly string[];
  /** English is wanted, whatever is spoken. */
  translate: boolean;
  /** Names and terms to expect, as they were typed. */
  vocabulary: string;
  /** How long a speaker is waited for in a pause. */
  pace: 'normal' | 'slow';
  /** After how much silence a recording ends by itself. */
  autoStop: 'off' | '3s' | '5s' | '10s';
  autoCopy: boolean;
  theme: 'system' | 'light' | 'dark';
  announce: 'finals' | 'off';
  /** Single-letter shortcuts; switchable because of WCAG 2.1.4. */
  shortcuts: boolean;
}

/** Speech models: the one in use, and the way to everything else, which is loaded when it is first asked for. */
export interface Models {
  /** Id of the model that recognises. */
  inUse: ReadonlySignal<string>;
  /** What it understands, as BCP 47; empty when nobody tells. */
  languages: ReadonlySignal<readonly string[]>;
  /** The only one of them; '' when there are several, or nobody tells. */
  language: ReadonlySignal<string>;
  /** Share of the download under way, 0 to 1; null while there is none. */
  download: ReadonlySignal<number | null>;
  /** Rejects with `asset-missing` when the script cannot be had. */
  open(): Promise<ModelsWork>;
}

/** A short message with at most one action; it leaves by itself unless it reports an error. */
export interface Notice {
  id: string;
  tone: 'quiet' | 'error';
  text: string;
  help?: string;
  /** Shown small, for reports. */
  code?: string;
  action?: { label: string; run(): void };
}

export interface Notices {
  list: ReadonlySignal<readonly Notice[]>;
  say(text: string, action?: Notice['action']): void;
  /** Something is not as the person has chosen it: it stays until it is dismissed. */
  warn(text: string, help: string): void;
  /** Says what went wrong in words, with its code. Any thrown value will do. */
  report(thrown: unknown): void;
  dismiss(id: string): void;
}

export interface MetricsReader {
  /** What the page and the threads have measured since the page was opened; several for a thread that was replaced. */
  read(): Promise<MetricsSnapshot[]>;
}

export interface App {
  dictation: Dictation;
  library: Library;
  files: Files;
  withheld: Withheld;
  models: Models;
  notices: Notices;
  metrics: MetricsReader;
  /** Rejects with `asset-missing` when the script cannot be had. */
  bench: () => Promise<BenchWork>;
  settings: Signal<Settings>;
  engine: ReadonlySignal<EngineState>;
  devices: ReadonlySignal<readonly InputDevice[]>;
  /** False on hosts without the isolation headers: one thread, and messages instead of shared memory. */
  isIsolated: boolean;
  /** Network state, for the quiet line "Offline: everything works". */
  isOnline: ReadonlySignal<boolean>;
  /** A new version waits; calling it installs and reloads. Null otherwise, and never offered while recording. */
  update: ReadonlySignal<(() => void) | null>;
  copy(text: string): Promise<void>;
  retryEngine(): Promise<void>;
}
