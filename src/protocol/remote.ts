/** What the page and the thread that sends sound to a server say to each other. It sends none of its own accord. */

import type { CheckedText } from './speech.ts';

/** A server that speaks the OpenAI transcription API. */
export interface SpeechServer {
  /** As `ServerAddress.base`. */
  base: string;
  /** '' where it wants none. */
  key: string;
  /** '' leaves the choice to the server. */
  model: string;
}

/** A stretch of speech that goes out in one request. */
export interface SentSpeech {
  /** At 16 kHz. */
  samples: Float32Array<ArrayBuffer>;
  /** Code of the language; null lets the server find out. */
  language: string | null;
  /** Into English. */
  translate: boolean;
  /** As Opus, a tenth of the bytes; else as WAV, 16 bits a sample. */
  asOpus: boolean;
}

export interface RemoteApi {
  /**
   * The text of the speech, with times in seconds from its start. What may pass is tried again, for about a minute. `onSent` is called with the
   * bytes of sound in each request that has reached the server. Rejects with a `remote-…` error that names the host, or with `cancelled`.
   */
  transcribe(server: SpeechServer, speech: SentSpeech, onSent: (bytes: number) => void): Promise<CheckedText>;
  /** Ids of the models that it serves; sends no sound. Rejects as `transcribe` does, at once. */
  models(server: SpeechServer): Promise<string[]>;
  /** Aborts what is under way: its callers get `cancelled`. */
  stop(): void;
  ping(): void;
}
