/** Recordings that a crash, a closed tab or a failure has interrupted: heard, transcribed, kept as sound, or discarded. */

import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { RecordedStrategy } from '../../core/strategies/strategy.ts';
import {
  later,
  type RecognitionSettings,
  type Segment,
  type Transcript,
  type TranscriptWord,
} from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { actions, undo as undoWords } from '../../i18n/shelf.ts';
import { interrupted as words } from '../../i18n/withheld.ts';
import { tryLock } from '../../platform/hold-lock.ts';
import { type InterruptedRecording, recordingLock } from '../../protocol/journal.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { SaidWord } from '../../protocol/speech.ts';
import type { Notices, UndoPlaces } from '../notices.ts';
import { offerUndo, sayUndo } from '../offer-undo.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';
import type { Library, LibraryWriter } from './library.ts';
import type { LibrarySettings } from './library-settings.ts';
import { newTranscript, type Origin } from './new-transcript.ts';
import { createSoundReader, type SoundStretch, soundFile } from './sound-reader.ts';

/** What a model has heard in a stretch of sound; times are seconds from its start. */
export interface HeardText {
  segments: readonly Segment[];
  words: readonly TranscriptWord[] | null;
  /** Every word with how sure the model was. */
  said: readonly SaidWord[];
  how: RecordedStrategy;
}

export interface RecoveryPlan {
  /** Set here: newest first. */
  interrupted: Signal<readonly InterruptedRecording[]>;
  thread: Thread<LibraryApi>;
  notices: Pick<Notices, 'attempt'> & UndoPlaces;
  library: Pick<Library & LibraryWriter, 'add' | 'keep' | 'open'>;
  /** Recognises sound, and shows the progress under that name. Rejects with `cancelled`. */
  recognise: (name: string, sound: SoundStretch) => Promise<HeardText>;
  /** What the words are written by. */
  write: (heard: readonly Segment[], words: readonly SaidWord[] | null) => Promise<readonly Segment[]>;
  /** What to note on the transcript of now. */
  origin: () => Pick<Origin, 'model' | 'mode'> & { settings: RecognitionSettings & Pick<LibrarySettings, 'keepSound'> };
}

export interface Recovery {
  /** Looks for interrupted recordings. Never rejects. */
  look(): Promise<void>;
  /**
   * Makes a transcript: the words that were written stay, and the rest is recognised. The sound is kept as the settings say and, where no
   * word is found, for good. Rejects with `cancelled`, with `recording-elsewhere` when another window has the recording, or with the error of storage or a thread; the
   * recording then stays.
   */
  recover(id: string): Promise<Transcript>;
  /** Makes a transcript of the words that were written, with the sound. Rejects as `recover`. */
  keepAsSound(id: string): Promise<Transcript>;
  /** The sound as a WAV file. Rejects with `storage-gone`. */
  listen(id: string): Promise<Blob>;
  /** Those that the person has cancelled or discarded within a day, newest first, as of the last `look`. */
  discarded: ReadonlySignal<readonly InterruptedRecording[]>;
  /** It goes in a day, unless the person takes that back. Never rejects. */
  discard(id: string): Promise<void>;
  /** Offers to undo that a recording was cancelled. */
  offerBack(cancelled: CancelledRecording): void;
}

export interface CancelledRecording {
  /** Null where no word was recognised. */
  transcript: Transcript | null;
  /** Id of its sound; null where nothing is stored. */
  sound: string | null;
}

/** How the words of an interrupted recording were written until then: only live text has any. */
const live = { strategy: 'ring', changes: [] } as const;
const unwritten = { strategy: undefined, changes: undefined };

export function createRecovery(plan: RecoveryPlan): Recovery {
  const { interrupted, notices, library } = plan;
  const reader = createSoundReader(retrying(plan.thread));
  const discarded = signal<readonly InterruptedRecording[]>([]);

  async function look(): Promise<void> {
    const found = await reader.interrupted().catch(() => []);
    interrupted.value = found.filter(({ discardedAt }) => discardedAt === null);
    discarded.value = found.filter(({ discardedAt }) => discardedAt !== null);
  }

  /** Marks it as unwanted, or as wanted again. */
  async function mark(id: string, at: number | null): Promise<void> {
    await notices.attempt(at === null ? saying(undoWords, 'bringBack') : saying(actions, 'discard'), () =>
      reader.discard(id, at),
    );
    await look();
  }

  async function bringBack({ transcript, sound }: CancelledRecording): Promise<void> {
    if (!transcript) {
      if (sound) await mark(sound, null);
      return;
    }
    const kept = await library.keep(transcript);
    if (sound) await (transcript.sound.length > 0 ? reader.keep(sound, false) : reader.remove(sound));
    await library.open(kept.transcript.id);
    await look();
  }

  /** Runs `work` on the recording while no other window can. */
  async function alone<Result>(
    id: string,
    work: (recording: InterruptedRecording) => Promise<Result>,
  ): Promise<Result> {
    const recording = (await reader.interrupted()).find((one) => one.id === id);
    if (!recording) throw new AppError('bad-argument', `no interrupted recording ${id}`);
    const letGo = await tryLock(recordingLock(id));
    if (!letGo) throw new AppError('recording-elsewhere', `another window has ${id}`);
    try {
      return await work(recording);
    } finally {
      letGo();
    }
  }

  async function save(
    { id, seconds, startedAt }: InterruptedRecording,
    { segments, words: heard, isSoundAsked }: Pick<HeardText, 'segments' | 'words'> & { isSoundAsked: boolean },
    origin: ReturnType<RecoveryPlan['origin']>,
  ): Promise<Transcript> {
    const isKept = isSoundAsked || origin.settings.keepSound !== 'never';
    const sound = isKept ? [{ id, start: 0, from: 0, duration: seconds }] : [];
    const made = newTranscript(segments, { ...origin, duration: seconds, source: 'microphone', sound });
    const transcript = { ...made, createdAt: startedAt, title: made.title || words.title(startedAt) };
    await library.add(transcript, heard);
    await (isKept ? reader.keep(id, isSoundAsked) : reader.remove(id));
    await look();
    await library.open(transcript.id);
    return transcript;
  }

  async function recover(recording: InterruptedRecording): Promise<Transcript> {
    const { id, startedAt, seconds } = recording;
    // The last words of an open segment have no end: they are recognised again.
    const written = recording.words.filter(({ start, end }) => end > start);
    const from = written.reduce((latest, { end }) => Math.max(latest, end), 0);
    const rest = reader.stretch(id, Math.round(from * speechRate), Math.round(seconds * speechRate));
    const heard = rest.length > 0 ? await plan.recognise(words.title(startedAt), rest) : null;
    const isAnew = written.length === 0;
    const found = heard?.segments.map((segment) => later(segment, from)) ?? [];
    const all = isAnew ? heard : null;
    const segments = await plan.write([...written, ...found], all?.said ?? null);
    const made = { segments, words: all?.words ?? null, isSoundAsked: segments.length === 0 };
    const { model, settings, ...origin } = plan.origin();
    return save(recording, made, {
      ...origin,
      model: isAnew ? model : recording.model,
      settings: { ...settings, ...(isAnew ? heard?.how : live) },
    });
  }

  async function keepAsSound(recording: InterruptedRecording): Promise<Transcript> {
    const segments = await plan.write(recording.words, null);
    const { settings, ...now } = plan.origin();
    const origin = {
      ...now,
      model: recording.model,
      settings: { ...settings, ...(segments.length > 0 ? live : unwritten) },
    };
    return save(recording, { segments, words: null, isSoundAsked: true }, origin);
  }

  return {
    look,
    discarded,
    recover: (id) => alone(id, recover),
    keepAsSound: (id) => alone(id, keepAsSound),
    async listen(id) {
      const { seconds = 0 } = interrupted.value.find((one) => one.id === id) ?? {};
      return soundFile(reader.stretch(id, 0, Math.round(seconds * speechRate)));
    },
    async discard(id) {
      interrupted.value = interrupted.value.filter((one) => one.id !== id);
      sayUndo(notices, saying(undoWords, 'discarded'), () => void mark(id, null));
      await mark(id, Date.now());
    },
    offerBack(cancelled) {
      if (!cancelled.sound && !cancelled.transcript) return;
      const undo = () => void notices.attempt(saying(undoWords, 'bringBack'), () => bringBack(cancelled));
      const offer = cancelled.sound ? sayUndo : offerUndo;
      offer(notices, saying(undoWords, 'cancelled'), undo);
    },
  };
}
