/** The application as the page sees it: every use case, no DOM. `main.tsx` builds it, `ui` draws it. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { InputDevice } from '../capture/devices.ts';

import type { Transcript, TranscriptSummary } from '../core/transcript.ts';
import type { MetricsSnapshot } from '../protocol/metrics.ts';
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
  start(): Promise<void>;
  /** Ends the recording and resolves with what was saved, or null when nothing was said. */
  stop(): Promise<Transcript | null>;
  /** Ends the recording and keeps nothing, but offers undo. */
  cancel(): Promise<void>;
  /** From `failed` back to `idle`. */
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

export interface Settings {
  /** Device id, or '' for the system's default. */
  microphone: string;
  /** The browser's echo cancellation, noise suppression and automatic gain. */
  soundProcessing: boolean;
  /** How readily sound counts as speech. */
  sensitivity: 'low' | 'normal' | 'high';
  autoCopy: boolean;
  theme: 'system' | 'light' | 'dark';
  announce: 'finals' | 'off';
  /** Single-letter shortcuts; switchable because of WCAG 2.1.4. */
  shortcuts: boolean;
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
  notices: Notices;
  metrics: MetricsReader;
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
