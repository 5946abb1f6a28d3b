/** What the page and the thread that reads files say to each other. */

/** Some of the sound of a file, one array of equal length a channel. */
export interface Planes {
  planes: Float32Array[];
  /** Hz. */
  rate: number;
}

/** How a file is to be read. */
export interface Reading {
  /** Its decoded sound: not kept, kept until the run is at its end, or kept as long as there is room for it. */
  keep: 'not' | 'for-run' | 'on';
  /** Bytes that the kept sound of all files may take, as far as the browser has room for it. */
  most: number;
  /** What the text depends on besides the sound: model and settings. What a run with another key has found is forgotten. */
  key: string;
  /** Of the kept sound that an earlier try in this window has left; null at the first one. */
  id: string | null;
  /** The sound track, from 1 on; null for the first one in which somebody speaks. */
  track: number | null;
}

/** A sound track, as its container describes it. */
export interface SoundTrack {
  /** Among the sound tracks, from 1 on. */
  number: number;
  /** Its tag (ISO 639-2/T, as `deu`); null where there is none. It is shown, and not believed: many recorders write `eng` whatever is spoken. */
  language: string | null;
  name: string | null;
  /** Somebody talks about what is to be heard in the others. */
  isCommentary: boolean;
}

/** What is known of a file before its sound is read. */
export interface OpenedFile {
  /** Of the kept sound; null where it is not kept. */
  id: string | null;
  /** Seconds, as the container tells it: a hint for progress, which may be wrong. Null where it says nothing. */
  duration: number | null;
  /** Which of the sound tracks is read, from 1 on. */
  track: number;
  /** Those that can be read; empty where there is no choice. */
  tracks: readonly SoundTrack[];
  /** Two where each channel is a speaker, as in a recorded call. */
  voices: 1 | 2;
  /** What an interrupted run with the same key has noted, in order. */
  found: string[];
}

/** A run that a closed tab, a crash or a failure has interrupted. */
export interface InterruptedFile {
  id: string;
  name: string;
  /** As `Reading.key` when it was begun. */
  key: string;
  duration: number | null;
  /** A person has paused it, or it fails again and again at the same place: it does not go on by itself. */
  isPaused: boolean;
  /** All of its sound is kept, or its file. Else that is needed again. */
  isWhole: boolean;
}

/**
 * How a run ends: at its end; paused by a person; stopped by a failure, so that it can go on; or given up.
 */
export type RunEnd = 'done' | 'paused' | 'stopped' | 'given-up';

/**
 * The browser's own decoder of whole files, which only the page has. For what can be read in no other way. Rejects with
 * `file-undecodable`, or with `file-too-long` where the samples would not fit into memory.
 */
export type WholeDecoder = (file: Blob) => Promise<Planes>;

/** How certain it is, 0 to 1, that somebody speaks in sound of 16 kHz. */
export type SpeechFinder = (samples: Float32Array<ArrayBuffer>) => Promise<number>;

/** What the thread asks the page to do. */
export interface ReadingHelp {
  decodeWhole: WholeDecoder;
  findSpeech: SpeechFinder;
}

export interface FilesApi {
  /**
   * Opens a file, or the sound of an interrupted run by its id; the one before is stopped. Sound that is kept is not decoded again. Rejects with
   * `file-empty`, `file-undecodable`, `file-no-audio`, `file-changed`, `file-interrupted` when the sound of a run is gone, what `decodeWhole`
   * rejects with, `file-format-unknown`, whose details are the name of the format, its kind (formats/sound/signature.ts), and the coding of the
   * sound where the format is read with others, or `bad-argument` where there is no such track.
   */
  open(source: File | string, reading: Reading, help: ReadingHelp): Promise<OpenedFile>;
  /**
   * Half a minute of the open file, or what is left, of each voice: at 16 kHz, without what lies below the voice. Null behind the last one.
   * Where the sound is not kept, each is handed out once, in order. Rejects as `open` does, and with `file-too-short` for less than a word.
   */
  piece(index: number): Promise<Float32Array<ArrayBuffer>[] | null>;
  /** Notes what was found; it outlives the tab. Does nothing where the sound is not kept. */
  note(found: string): Promise<void>;
  /** Resolves when the file is let go of. */
  close(how: RunEnd): Promise<void>;
  /** Runs that no living window has; they are this window's from now on. */
  interrupted(): Promise<InterruptedFile[]>;
  /** Forgets an interrupted run; whether its sound stays for another time is in `keep`. */
  discard(id: string, keep: Reading['keep']): Promise<void>;
  /** Removes kept sound beyond so many bytes, the longest unused first, but not that of runs. Rejects with `storage-gone`. */
  keepWithin(most: number): Promise<void>;
  ping(): void;
}

/** The folder of decoded sound in the origin's own file system: the thread writes it, the page measures it and removes what is in it. */
export const soundFolder = 'file-sound';
/** What the names in it end with, behind the id of a file: its samples. */
export const soundEnding = '.sound';
/** What is known of them once they are whole; its time of change is that of the last use. */
export const aboutEnding = '.json';
/** What a run has noted that is not at its end. */
export const logEnding = '.log';
/** A copy of the file, until its sound is whole. */
export const sourceEnding = '.source';
