/** What the page may ask of the listening thread, and what listening tells the page and the engine. */

import type { CapturePath } from './capture.ts';
import type { MetricsSnapshot } from './metrics.ts';
import type { SpeechRange } from './speech.ts';

export type Sensitivity = 'low' | 'normal' | 'high';

export interface ListenSession {
  path: CapturePath;
  /** Sample rate of the audio context in Hz. */
  sampleRate: number;
  sensitivity: Sensitivity;
  /** Shared memory of the 16 kHz history, or null where samples are sent by message. */
  history: SharedArrayBuffer | null;
  /** Listening's end of the channel to the engine. */
  segments: MessagePort;
  /** Index of the next sample: above 0 when a dead listening thread is replaced in the middle of a recording. */
  from: number;
}

/** A report of what is heard, about 20 times a second. Sample indices are at 16 kHz on the audio clock. */
export interface Hearing {
  /** Root mean square of about the last 50 ms, in dBFS. */
  levelDb: number;
  isSpeech: boolean;
  end: number;
  firstSpeech: number | null;
  lastSpeech: number | null;
  /** True until the first sample other than zero. */
  isDigitalSilence: boolean;
  /** Seconds of consecutive zeros at the end: a muted device. */
  zerosFor: number;
  /** Seconds at the end in which nothing was louder than the hum of a dead input. */
  quietFor: number;
  /**
   * Signal-to-noise ratio in dB: the level of speech over that of the sound between the words; null until both were heard for long enough.
   */
  snrDb: number | null;
  /** Level of speech in dBFS; null until enough was heard. */
  speechDb: number | null;
  /** Share of the last second's sound in which the microphone was driven to its limit, 0 to 1. */
  overdriven: number;
  droppedBlocks: number;
  /** Sample index at which samples were last found missing; null when none are. */
  lastLoss: number | null;
  /** Milliseconds of audio that are missing. */
  lostMs: number;
}

export interface ScanOptions {
  sensitivity: Sensitivity;
  /** For a model that hears a paragraph best. */
  inParagraphs: boolean;
  /** Whether the first range of the file is to be short, so that its text is soon there. */
  beginsSoon: boolean;
  /** What the scan before this one has left (`Scanned.state`), in this thread or another one; null for the beginning of a file. */
  from: string | null;
  isLast: boolean;
}

export interface Scanned {
  /** The speech that was closed in this block, in samples of the file. */
  ranges: SpeechRange[];
  /** What voice detection knows at the end of the block: only `ScanOptions.from` reads it. */
  state: string;
}

export interface ListenApi {
  start(vad: ArrayBuffer): Promise<void>;
  /** Begins a recording; `onHearing` gets its reports until `close`. */
  open(session: ListenSession, onHearing: (hearing: Hearing) => void): Promise<void>;
  /** Resolves when the open recording has been closed; rejects when the listening thread fails. */
  finished(): Promise<void>;
  /** Processes what is still in the ring, closes the open segment and tells the engine that the recording has ended. */
  close(): Promise<Hearing>;
  /** Connects a new engine: it is sent every segment that ends after `answeredUpTo`, and the end of the recording. */
  relink(segments: MessagePort, answeredUpTo: number): Promise<void>;
  /** Hands the sound of this recording to a journal (protocol/journal.ts); a second port takes over from the first. */
  journal(port: MessagePort): Promise<void>;
  /** Makes the rest of this recording push-to-talk: whoever holds the button is speaking. */
  hold(): void;
  /** Voice detection over a voice of a file, block by block in order; `isLast` ends it. */
  scan(block: Float32Array, options: ScanOptions): Promise<Scanned>;
  /** The audio of the last recording at 16 kHz, at most the last two minutes, and the index of its first sample. */
  recall(): { start: number; samples: Float32Array };
  /** The metrics of this thread since its start. */
  metrics(): MetricsSnapshot;
  ping(): void;
}
