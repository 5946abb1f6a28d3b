/** What the page may ask of the listening thread, and what listening tells the page and the engine. */

import type { CapturePath } from './capture.ts';
import type { MetricsSnapshot } from './metrics.ts';
import type { RuntimeFiles } from './runtime.ts';
import type { SpeechRange } from './speech.ts';

export type Sensitivity = 'low' | 'normal' | 'high';

export interface ListenSession {
  path: CapturePath;
  /** Hz, as the audio context runs. */
  sampleRate: number;
  sensitivity: Sensitivity;
  /** Memory of the 16 kHz history, or null for messages. */
  history: SharedArrayBuffer | null;
  /** Listening's end of the channel to the engine. */
  segments: MessagePort;
  /** Index of the first sample to come: above 0 when a dead thread is replaced in the middle of a recording. */
  from: number;
}

/** What is heard, about 20 times a second. Sample indices are at 16 kHz on the audio clock. */
export interface Hearing {
  /** RMS of the last 50 ms or so in dBFS. */
  levelDb: number;
  isSpeech: boolean;
  end: number;
  firstSpeech: number | null;
  lastSpeech: number | null;
  /** True until a sample other than zero has come. */
  isDigitalSilence: boolean;
  /** Seconds of nothing but zeros at the end: a muted device. */
  zerosFor: number;
  /** Seconds at the end without anything louder than the hum of a dead input. */
  quietFor: number;
  /** dB by which speech is louder than what is heard between the words; null until both were heard for a while. */
  snrDb: number | null;
  droppedBlocks: number;
  /** Where the last loss was noticed, or null without one. */
  lastLoss: number | null;
  /** Milliseconds lost with them. */
  lostMs: number;
}

export interface ScanOptions {
  sensitivity: Sensitivity;
  /** For a model that hears a paragraph best. */
  inParagraphs: boolean;
  at: number;
  isLast: boolean;
}

export interface ListenApi {
  start(runtime: RuntimeFiles, vad: ArrayBuffer): Promise<void>;
  /** Begins to listen; `onHearing` is told what is heard until `close`. */
  open(session: ListenSession, onHearing: (hearing: Hearing) => void): Promise<void>;
  /** Resolves when the recording that is open has been closed; rejects when listening fails. */
  finished(): Promise<void>;
  /** Sends what is still in the ring through, closes the open segment and tells the engine that it has ended. */
  close(): Promise<Hearing>;
  /** After the engine was replaced: the new channel is told every segment that ends after `answeredUpTo`, and the end. */
  relink(segments: MessagePort, answeredUpTo: number): Promise<void>;
  /** From now on this recording counts as push-to-talk: whoever holds the button is speaking. */
  hold(): void;
  /**
   * Voice detection over a file, in order, a block at a time. `at` is the block's place in the file: 0 begins a file, and the last
   * block ends it. Ranges are places in the file.
   */
  scan(block: Float32Array, options: ScanOptions): Promise<SpeechRange[]>;
  /** The audio of the last recording at 16 kHz, as far back as it is kept (two minutes), and the index of its first sample. */
  recall(): { start: number; samples: Float32Array };
  /** What this thread has measured since it started. */
  metrics(): MetricsSnapshot;
  ping(): void;
}
