/** Transcription of files as a use case: files are read, recognised and saved one after another. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { speechRate } from '../../core/resampler.ts';
import type { FilesApi } from '../../protocol/files.ts';
import { becomesFalse } from '../becomes-false.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { superviseThread } from '../thread-supervisor.ts';
import type { WithheldOwner } from '../withheld/withheld.ts';
import { FileQueue, type Turn } from './file-queue.ts';
import { openFileSound } from './file-sound.ts';
import type { FileState, QueuedFile } from './file-state.ts';
import { piecesOf, type TranscribedSound, type TranscribeOptions, transcribeSound } from './transcribe-sound.ts';

export interface Files {
  /** Those that were opened, in order, until they are done. */
  list: ReadonlySignal<readonly QueuedFile[]>;
  /** What can be done with them. Rejects with `asset-missing`. */
  queue(): Promise<FileQueue>;
  /** Transcribes and saves the files in order; a single one is opened then. Never rejects: an error stands in the list. */
  open(files: readonly File[]): Promise<void>;
}

export interface FilesPlan {
  /** Set here. */
  list: Signal<readonly QueuedFile[]>;
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
  /** Whoever speaks comes first: files wait meanwhile. */
  isDictating: ReadonlySignal<boolean>;
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

export interface FileTranscriber extends FilesForScripts {
  queue: FileQueue;
  open: Files['open'];
}

export function createFileTranscriber({
  list,
  createFiles,
  threads,
  settings,
  notices,
  library,
  textRules,
  withheld: offers,
  isDictating,
}: FilesPlan): FileTranscriber {
  const reader = superviseThread<FilesApi>({ name: 'files', create: createFiles });
  const queue = new FileQueue(list);

  const optionsFor = (duration: number | null, { signal, tell }: Turn): TranscribeOptions => ({
    sensitivity: settings.value.sensitivity,
    isWhole: settings.value.strategy === 'classic',
    signal,
    mayGoOn: () => becomesFalse(isDictating),
    onProgress: (seconds, text) => tell(seconds, duration, text),
  });

  async function transcribe(file: File, turn: Turn): Promise<TranscribedFile> {
    const { duration, track, pieces } = await openFileSound(reader, file);
    turn.tell(0, duration, '');
    return { ...(await transcribeSound(threads, pieces, optionsFor(duration, turn))), track };
  }

  async function transcribeAndSave(file: File, turn: Turn): Promise<Extract<FileState, { at: 'done' }>> {
    const { segments: recognised, words, said, withheld, unheard, duration } = await transcribe(file, turn);
    const segments = await textRules.finished(recognised, { words: said });
    const mode = textRules.mode();
    const name = file.name.replace(/\.[^.]+$/, '');
    const model = threads.model.value;
    const about = { duration, model, settings: settings.value, ...(mode ? { mode } : {}) };
    const origin = { ...about, source: 'file', title: name } as const;
    const transcript = newTranscript(segments, origin);
    // A transcript that could not be saved is opened as well, so that its text can be copied.
    const isSaved = await library.add(transcript, words).then(
      () => true,
      (error: unknown) => notices.report(error),
    );
    if (list.value.length === 1 || !isSaved) await library.open(transcript.id);
    await offers.consider({ sound: unheard, withheld, transcript, duration, file: file.name });
    const missing = withheld.reduce((sum, { start, end }) => sum + end - start, 0) / speechRate;
    return { at: 'done', transcript: transcript.id, withheld: list.value.length === 1 ? 0 : missing };
  }

  return {
    queue,
    transcribe: (file) => queue.run(file.name, (turn) => transcribe(file, turn)),
    transcribeSound: (name, sound) =>
      queue.run(name, (turn) => transcribeSound(threads, piecesOf(sound), optionsFor(sound.length / speechRate, turn))),
    async open(files) {
      await Promise.all(files.map((file) => queue.add(file.name, (turn) => transcribeAndSave(file, turn))));
    },
  };
}
