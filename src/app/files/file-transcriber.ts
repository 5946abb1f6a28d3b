/** Transcription of files as a use case: files are decoded, recognised and saved one after another. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { decodeAudioFile } from '../../capture/audio-file.ts';
import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
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
  /**
   * Recognises sound that is kept, as the model and the settings are now, with its progress shown under that name. Rejects with `cancelled`,
   * or with the error of storage or a thread.
   */
  transcribeSound(name: string, sound: SoundStretch): Promise<TranscribedSamples>;
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
  let abort = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** One after another; the progress is shown under that name. */
  function inTurn<Result>(name: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const { signal } = abort;
    const turn = last.then(() => {
      throwIfCancelled(signal, 'transcription');
      running.value = { name, progress: 0 };
      return work(signal);
    });
    const ended = turn
      .catch(() => {})
      .then(() => {
        if (last === ended) running.value = null;
      });
    last = ended;
    return turn;
  }

  const optionsFor = (name: string, signal: AbortSignal) => ({
    sensitivity: settings.value.sensitivity,
    signal,
    onProgress(progress: number) {
      if (running.value) running.value = { name, progress };
    },
  });

  async function transcribe(file: File, signal = abort.signal): Promise<FileResult> {
    const samples = await decodeAudioFile(file);
    const started = performance.now();
    const transcribed = await transcribeSamples(threads, samples, optionsFor(file.name, signal));
    const computeMs = performance.now() - started;
    return { ...transcribed, samples, duration: samples.length / speechRate, computeMs };
  }

  async function transcribeAndSave(file: File, signal: AbortSignal): Promise<void> {
    try {
      const { segments: recognised, words, said, withheld, samples, duration } = await transcribe(file, signal);
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
    transcribe: (file) => transcribe(file),
    transcribeSound: (name, sound) =>
      inTurn(name, (signal) => transcribeSamples(threads, sound, optionsFor(name, signal))),
    async open(files) {
      const turns = files.map((file) => inTurn(file.name, (signal) => transcribeAndSave(file, signal)));
      // Only cancelled ones reject.
      await Promise.allSettled(turns);
    },
    cancel() {
      abort.abort();
      abort = new AbortController();
    },
  };
}
