/** Transcription of files as a use case: files are decoded, recognised and saved one after another. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { FilesApi } from '../../protocol/files.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { superviseThread } from '../thread-supervisor.ts';
import type { WithheldOwner } from '../withheld/withheld.ts';
import { openFileSound } from './file-sound.ts';
import { piecesOf, type TranscribedSound, type TranscribeOptions, transcribeSound } from './transcribe-sound.ts';

export interface Files {
  running: ReadonlySignal<RunningFile | null>;
  /** Transcribes and saves the files in order, then opens the last transcript. Never rejects: an error becomes a notice. */
  open(files: readonly File[]): Promise<void>;
  /** Gives up the running file; the next one begins when it has let go of the threads. */
  cancel(): void;
}

/** The file that is being transcribed. */
export interface RunningFile {
  name: string;
  /** Seconds of sound that are done. */
  seconds: number;
  /** Seconds of all of it; null while that is unknown. */
  duration: number | null;
  /** What was last said in it; empty before any. */
  text: string;
}

export interface FilesPlan {
  /** Set here; the first file may be set already, while this script was loading. */
  running: Signal<RunningFile | null>;
  /** Starts the thread that reads files. */
  createFiles: () => Worker;
  threads: SpeechThreads;
  settings: ReadonlySignal<SpeechSettings>;
  notices: Notices;
  library: Pick<Library & LibraryWriter, 'add' | 'open'>;
  /** Applied to the recognised segments. */
  textRules: Pick<TextRules, 'finished' | 'mode'>;
  /** Called with the sound of a file and the ranges whose text was withheld. */
  withheld: Pick<WithheldOwner, 'consider'>;
}

export interface TranscribedFile extends TranscribedSound {
  /** Which of the sound tracks it was, from 1 on. */
  track: number;
}

export interface FilesForScripts {
  /** Recognises one file without saving its transcript. Rejects with an AppError. */
  transcribe(file: File): Promise<TranscribedFile>;
  /**
   * Recognises sound that is kept, as the model and the settings are now, with its progress shown under that name. Rejects with `cancelled`,
   * or with the error of storage or a thread.
   */
  transcribeSound(name: string, sound: SoundStretch): Promise<TranscribedSound>;
}

export type FileTranscriber = Omit<Files, 'running'> & FilesForScripts;

export function createFileTranscriber({
  running,
  createFiles,
  threads,
  settings,
  notices,
  library,
  textRules,
  withheld: offers,
}: FilesPlan): FileTranscriber {
  const reader = superviseThread<FilesApi>({ name: 'files', create: createFiles });
  /** The running one first, then those that wait for it. */
  const turns: AbortController[] = [];
  let last: Promise<unknown> = Promise.resolve();

  /** One after another; the progress is shown under that name. */
  function inTurn<Result>(name: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const turn = new AbortController();
    turns.push(turn);
    const result = last.then(() => {
      throwIfCancelled(turn.signal, 'transcription');
      running.value = { name, seconds: 0, duration: null, text: '' };
      return work(turn.signal);
    });
    last = result
      .catch(() => {})
      .then(() => {
        turns.shift();
        if (turns.length === 0) running.value = null;
      });
    return result;
  }

  const optionsFor = (duration: number | null, signal: AbortSignal): TranscribeOptions => ({
    sensitivity: settings.value.sensitivity,
    signal,
    onProgress(seconds, text) {
      const { value } = running;
      if (value) running.value = { ...value, seconds, duration, text: text || value.text };
    },
  });

  async function transcribe(file: File, signal: AbortSignal): Promise<TranscribedFile> {
    const { duration, track, pieces } = await openFileSound(reader, file);
    return { ...(await transcribeSound(threads, pieces, optionsFor(duration, signal))), track };
  }

  async function transcribeAndSave(file: File, signal: AbortSignal): Promise<void> {
    try {
      const { segments: recognised, words, said, withheld, unheard, duration } = await transcribe(file, signal);
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
      await offers.consider({ sound: unheard, withheld, transcript, duration, file: file.name });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled')) notices.report(error);
    }
  }

  return {
    transcribe: (file) => inTurn(file.name, (signal) => transcribe(file, signal)),
    transcribeSound: (name, sound) =>
      inTurn(name, (signal) =>
        transcribeSound(threads, piecesOf(sound), optionsFor(sound.length / speechRate, signal)),
      ),
    async open(files) {
      // Only cancelled ones reject.
      await Promise.allSettled(files.map((file) => inTurn(file.name, (signal) => transcribeAndSave(file, signal))));
    },
    cancel: () => turns[0]?.abort(),
  };
}
