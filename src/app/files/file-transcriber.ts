/** Transcription of files as a use case: files are decoded, recognised and saved one after another. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { decodeAudioFile } from '../../capture/audio-file.ts';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import type { WithheldOwner } from '../withheld/withheld.ts';
import { type TranscribedSamples, transcribeSamples } from './transcribe-samples.ts';
export interface Files {
  running: ReadonlySignal<RunningFile | null>;
  /** Transcribes and saves the files in order, then opens the last transcript. Never rejects: an error becomes a notice. */
  open(files: readonly File[]): Promise<void>;
  cancel(): void;
}

/** The file that is being transcribed: its name, and the share done, 0 to 1. */
export interface RunningFile {
  name: string;
  progress: number;
}

export interface FilesPlan {
  /** Set here; the first file may be set already, while this script was loading. */
  running: Signal<RunningFile | null>;
  threads: SpeechThreads;
  settings: ReadonlySignal<SpeechSettings>;
  notices: Notices;
  library: Pick<Library & LibraryWriter, 'add' | 'open'>;
  /** Applied to the recognised segments. */
  textRules: Pick<TextRules, 'finished' | 'mode'>;
  /** Called with the sound of a file and the ranges whose text was withheld. */
  withheld: Pick<WithheldOwner, 'consider'>;
}

export interface FileResult extends TranscribedSamples {
  samples: Float32Array<ArrayBuffer>;
  /** Duration of the audio in seconds. */
  duration: number;
  /** Milliseconds spent on voice detection and recognition. */
  computeMs: number;
}

export interface FilesForScripts {
  /** Recognises one file without saving its transcript. Rejects with an AppError. */
  transcribe(file: File): Promise<FileResult>;
}

export type FileTranscriber = Omit<Files, 'running'> & FilesForScripts;

export function createFileTranscriber({
  running,
  threads,
  settings,
  notices,
  library,
  textRules,
  withheld: offers,
}: FilesPlan): FileTranscriber {
  const waiting: File[] = [];
  let isOpening = false;
  let abort = new AbortController();

  async function transcribe(file: File): Promise<FileResult> {
    const samples = await decodeAudioFile(file);
    const started = performance.now();
    const transcribed = await transcribeSamples(threads, samples, {
      sensitivity: settings.value.sensitivity,
      signal: abort.signal,
      onProgress: (progress) => {
        if (running.value) running.value = { name: file.name, progress };
      },
    });
    const computeMs = performance.now() - started;
    return { ...transcribed, samples, duration: samples.length / speechRate, computeMs };
  }

  async function transcribeAndSave(file: File): Promise<void> {
    running.value = { name: file.name, progress: 0 };
    try {
      const { segments: recognised, words, said, withheld, samples, duration } = await transcribe(file);
      const segments = await textRules.finished(recognised, { words: said });
      const mode = textRules.mode();
      const name = file.name.replace(/\.[^.]+$/, '');
      const model = threads.model.value;
      const about = { duration, model, settings: settings.value, ...(mode ? { mode } : {}) };
      const origin = { ...about, source: 'file', title: name } as const;
      const transcript = newTranscript(segments, origin);
      // A transcript that could not be saved is opened as well, so that its text can be copied.
      await library.add(transcript, words).catch(notices.report);
      await library.open(transcript.id);
      await offers.consider({ sound: { start: 0, samples }, withheld, transcript, duration, file: file.name });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled')) notices.report(error);
    }
  }

  return {
    transcribe,
    async open(files) {
      waiting.push(...files);
      if (isOpening) return;
      isOpening = true;
      abort = new AbortController();
      for (let file = waiting.shift(); file; file = waiting.shift()) await transcribeAndSave(file);
      isOpening = false;
      running.value = null;
    },
    cancel() {
      waiting.length = 0;
      abort.abort();
    },
  };
}
