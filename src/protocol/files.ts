/** What the page and the thread that reads files say to each other. */

/** Some of the sound of a file, one array of equal length a channel. */
export interface Planes {
  planes: Float32Array[];
  /** Hz. */
  rate: number;
}

/** What is known of a file before its sound is read. */
export interface OpenedFile {
  /** Seconds, as the container tells it: a hint for progress, which may be wrong. Null where it says nothing. */
  duration: number | null;
  /** Which of the sound tracks is read, from 1 on: the first one with sound. */
  track: number;
  /** Two where each channel is a speaker, as in a recorded call. */
  voices: 1 | 2;
}

/**
 * The browser's own decoder of whole files, which only the page has. For what can be read in no other way. Rejects with
 * `file-undecodable`, or with `file-too-long` where the samples would not fit into memory.
 */
export type WholeDecoder = (file: Blob) => Promise<Planes>;

export interface FilesApi {
  /**
   * Opens a file; the one before is closed. Rejects with `file-empty`, `file-undecodable`, `file-no-audio`, `file-changed`, what
   * `decodeWhole` rejects with, or `file-format-unknown`, whose details are the name of the format and its kind (formats/sound/signature.ts).
   */
  open(file: File, decodeWhole: WholeDecoder): Promise<OpenedFile>;
  /**
   * The next half minute of the open file, or what is left, of each voice: at 16 kHz, without what lies below the voice. Null after the last one.
   * Rejects as `open` does, and with `file-too-short` for less than a word.
   */
  next(): Promise<Float32Array<ArrayBuffer>[] | null>;
  close(): void;
  ping(): void;
}
