/** Files as a use case: decode, recognise, save, one after another. */

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
  /** Decodes, recognises and saves one file after another, then opens the last. */
  open(files: readonly File[]): Promise<void>;
  cancel(): void;
}

/** The file being transcribed: its name and the share done, 0 to 1. */
export interface RunningFile {
  name: string;
  progress: number;
}

export interface FilesPlan {
  /** Written here, unless it says already what is to come. */
  running: Signal<RunningFile | null>;
  threads: SpeechThreads;
  settings: ReadonlySignal<SpeechSettings>;
  notices: Notices;
  library: Pick<Library & LibraryWriter, 'add' | 'open'>;
  /** What the words are written by. */
  textRules: Pick<TextRules, 'finished' | 'mode'>;
  /** Told what was heard, and what of it has a text. */
  withheld: Pick<WithheldOwner, 'consider'>;
}

export interface FileResult extends TranscribedSamples {
  samples: Float32Array<ArrayBuffer>;
  /** Seconds of audio. */
  duration: number;
  /** Milliseconds in voice detection and recognition. */
  computeMs: number;
}

export interface FilesForScripts {
  /** Recognises one file and keeps nothing. Rejects with an AppError. */
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
      const { segments: recognised, words, withheld, samples, duration } = await transcribe(file);
      const segments = await textRules.finished(recognised, words);
      const mode = textRules.mode();
      const name = file.name.replace(/\.[^.]+$/, '');
      const model = threads.model.value;
      const origin = { duration, source: 'file', title: name, model, ...(mode ? { mode } : {}) } as const;
      const transcript = newTranscript(segments, origin);
      // What could not be saved is open all the same, to be copied.
      await library.add(transcript).catch(notices.report);
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
