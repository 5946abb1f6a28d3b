/** Transcription of files as a use case: files are read, recognised and saved one after another. */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { sayingWho } from '../../core/joining/speakers.ts';
import { speechRate } from '../../core/resampler.ts';
import { type FileStrategy, fileStrategy, type RecordedStrategy } from '../../core/strategies/strategy.ts';
import { actions } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { FileWish } from '../../protocol/automation.ts';
import type { FilesApi } from '../../protocol/files.ts';
import { becomesFalse } from '../becomes-false.ts';
import { createEnginePool, type MemoryLedger } from '../engine/engine-pool.ts';
import { hintsOf } from '../engine/speech-hints.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import type { LibrarySettings } from '../library/library-settings.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { SoundStretch } from '../library/sound-reader.ts';
import type { Notices } from '../notices.ts';
import { createRemote, type Remote, type RemotePlan } from '../remote/remote.ts';
import { createRemoteRecogniser, type NamedServer } from '../remote/remote-recogniser.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import { superviseThread, type Thread } from '../thread-supervisor.ts';
import type { HeardSpeech } from '../withheld/other-language.ts';
import { recogniseAnyway, withoutText } from '../withheld/recognise-anyway.ts';
import type { WithheldOwner } from '../withheld/withheld.ts';
import { FileQueue, type Turn } from './file-queue.ts';
import { FileRun, type FileRunPlan, type TranscribedFile } from './file-run.ts';
import { fileSoundBounds } from './file-sound-bounds.ts';
import { type Done, isUnderWay, type QueuedFile } from './file-state.ts';
import { offerInList } from './list-offers.ts';
import { fileTitle } from './track-name.ts';
import { readerOf, type TranscribedSound, transcribeSound } from './transcribe-sound.ts';

export interface Files {
  /** Those that were opened, in order, until they are done. */
  list: ReadonlySignal<readonly QueuedFile[]>;
  /** What can be done with them. Rejects with `asset-missing`. */
  work(): Promise<FileWork>;
  /**
   * Transcribes and saves the files in order, behind those that wait; a single one is opened then. Called from wherever files come. Never
   * rejects: an error stands in the list, as do the names of those that are `unread` because their folder or drive could not be read.
   */
  open(files: readonly File[], unread?: readonly string[]): Promise<void>;
  /** Goes on with what a closed tab or a crash has interrupted. Never rejects. */
  resume(): Promise<void>;
}

export interface FileWork {
  queue: FileQueue;
  /** The server that files may be sent to, for those who ask. */
  remote: Remote;
  /** The thread that reads files, which begins with its first call. */
  reader: Pick<Thread<FilesApi>, 'call'>;
  /** Removes kept sound that is more than the settings allow now. Never rejects: else it goes when there is more. */
  keepWithin(): Promise<void>;
}

export interface FilesPlan {
  /** Set here. */
  list: Signal<readonly QueuedFile[]>;
  /** Addresses of the scripts of two threads: the one that reads files, and the one that sends their sound to a server. */
  filesUrl: string;
  remoteUrl: RemotePlan['remoteUrl'];
  threads: SpeechThreads & EngineSlots;
  /** Loads what knows how much memory models take. */
  control: () => Promise<{ memory: MemoryLedger }>;
  settings: ReadonlySignal<SpeechSettings & LibrarySettings> & RemotePlan['settings'];
  notices: Notices;
  library: Pick<Library & LibraryWriter, 'find' | 'add' | 'open' | 'selected'>;
  /** Applied to the recognised segments. */
  textRules: Pick<TextRules, 'finished' | 'mode'>;
  /** Called with the sound of a single file and the ranges whose text was withheld. */
  withheld: Pick<WithheldOwner, 'consider'>;
  /** Called with what a file had to say, before it is written. */
  onHeard: (heard: HeardSpeech) => void;
  /** Called with how a file was heard, once it was. */
  onRun: (how: FileStrategy) => void;
  /** Whoever speaks comes first: files wait meanwhile. */
  isDictating: ReadonlySignal<boolean>;
}

export interface FilesForScripts {
  /** Recognises one file without saving anything of it; `onText` is called with every text as it comes. Rejects with an AppError. */
  transcribe(file: File, how?: FileWish, onText?: (text: string) => void): Promise<TranscribedFile & FileStrategy>;
  /**
   * Recognises sound that is kept, as the model and the settings are now, with its progress shown under that name; tells how, too. Rejects
   * with `cancelled`, or with the error of storage or a thread.
   */
  transcribeSound(name: string, sound: SoundStretch): Promise<TranscribedSound & { how: RecordedStrategy }>;
}

export interface FileTranscriber extends FileWork, FilesForScripts, Pick<Files, 'open' | 'resume'> {}

/** Of what an interrupted run has noted: another one cannot be gone on with. */
const notedFormat = 3;

export function createFileTranscriber(plan: FilesPlan): FileTranscriber {
  const { list, settings, notices, library, textRules, isDictating } = plan;
  const pool = createEnginePool({
    threads: plan.threads,
    memory: async () => (await plan.control()).memory,
    cores: navigator.hardwareConcurrency,
    // Whoever speaks has the whole device.
    purpose: computed(() => {
      const isAtWork = !isDictating.value && list.value.some(isUnderWay);
      return isAtWork ? JSON.stringify(hintsOf(settings.value)) : null;
    }),
  });
  const threads = { ...plan.threads, pool };
  const reader = superviseThread<FilesApi>({
    name: 'files',
    create: () => new Worker(plan.filesUrl, { type: 'module' }),
  });
  const remote = createRemote(plan);
  const queue = new FileQueue(list);

  const options = () => ({
    sensitivity: settings.value.sensitivity,
    isWhole: settings.value.strategy === 'classic',
    mayGoOn: () => becomesFalse(isDictating),
  });

  function newRun(source: File | string, isKept: boolean, track: number | null): FileRun {
    const reading: FileRunPlan['reading'] = (server, which) => {
      const { sensitivity, strategy, spoken, translate, keepTexts, keepSound, mostFileSound } = settings.value;
      const how = server
        ? { server, sensitivity, spoken, translate }
        : { model: threads.model.value, sensitivity, strategy, hints: hintsOf(settings.value) };
      const mayKeep = isKept && keepTexts !== 'never';
      return {
        keep: !mayKeep ? 'not' : keepSound === 'never' ? 'for-run' : 'on',
        key: JSON.stringify({ format: notedFormat, ...how, ...(which === null ? {} : { track: which }) }),
        track: which,
        most: fileSoundBounds[mostFileSound],
      };
    };
    return new FileRun({ source, reader, threads, reading, options, track });
  }

  function noteRun(isSent: boolean): FileStrategy {
    const how = fileStrategy(settings.value.strategy, isSent);
    plan.onRun(how);
    return how;
  }

  async function save(fileName: string, heard: TranscribedFile, mayTakeSheet: boolean): Promise<Done> {
    const { segments: recognised, words, said, withheld, unheard, duration, sent, isChosen, track, tracks } = heard;
    plan.onHeard({ words: said, withheld, snrDb: null });
    const segments = await textRules.finished(recognised, { words: said });
    const mode = textRules.mode();
    const title = fileTitle(fileName, isChosen ? tracks.find(({ number }) => number === track) : undefined);
    const model = sent ? sent.server.model || sent.server.host : threads.model.value;
    const mark = sent ? { sent: { to: sent.server.host, bytes: sent.bytes } } : {};
    const about = {
      duration,
      model,
      settings: { ...settings.value, ...noteRun(sent !== null) },
      ...(mode ? { mode } : {}),
      ...mark,
    };
    const transcript = newTranscript(segments, { ...about, source: 'file', title });
    // A transcript that could not be saved is opened as well, so that its text can be copied.
    const isSaved = await library.add(transcript, words).then(
      () => true,
      (error: unknown) => notices.report(error, undefined, saying(actions, 'keep')),
    );
    const isAlone = list.value.length === 1;
    const isAsked = isAlone && mayTakeSheet;
    const isOpened = (isAsked || !isSaved) && !isDictating.value;
    if (isOpened) await library.open(transcript.id);
    const done = { at: 'done', transcript: transcript.id, isOpened } as const;
    const sound = { sound: unheard, withheld, transcript, duration, file: fileName };
    if (isAlone) {
      await plan.withheld.consider(sound);
      return { ...done, withheld: 0, offer: null };
    }
    const missing = withheld.reduce((sum, { start, end }) => sum + end - start, 0) / speechRate;
    const offer = offerInList({ ...plan, queue }, sound);
    return { ...done, withheld: transcript.text === '' ? null : missing, offer };
  }

  /** With the words that were withheld in their places. */
  async function withAll(heard: TranscribedFile, { signal }: Turn): Promise<TranscribedFile> {
    const sound = withoutText(heard.unheard, heard.withheld, heard.segments.length > 0);
    const segments = await recogniseAnyway(threads, sound, { signal });
    return { ...heard, segments: sayingWho([...heard.segments, ...segments]) };
  }

  let dictations = 0;
  isDictating.subscribe((isOn) => {
    if (isOn) dictations += 1;
  });

  const send = (run: FileRun, to: NamedServer) => run.sendTo(createRemoteRecogniser(remote, to, () => settings.value));

  /** As it is set now. Throws `remote-off` where none is. */
  const namedServer = (): NamedServer => {
    const to = remote.server.value;
    if (!to) throw new AppError('remote-off', 'no server is set');
    return { base: to.base, host: to.host, model: remote.settings.value.model };
  };

  const work = (name: string, source: File | string, { server, track = null }: BegunWith = {}) => {
    const run = newRun(source, true, track);
    // Whoever has spoken meanwhile, or speaks as it arrives, has the sheet.
    const dictationsBefore = isDictating.value ? -1 : dictations;
    if (server) send(run, server);
    return {
      run: (turn: Turn) => run.transcribe(turn, (heard) => save(name, heard, dictations === dictationsBefore)),
      forget: () => void run.discard(),
      place(isSent: boolean) {
        if (isSent) send(run, namedServer());
        else run.stayHere();
      },
      hear: (which: number) => run.hear(which),
    };
  };

  return {
    queue,
    reader,
    remote,
    keepWithin: () =>
      reader.call((api) => api.keepWithin(fileSoundBounds[settings.value.mostFileSound])).catch(() => {}),
    transcribe: (file, { isAnyway = false, isSent = false, track = null } = {}, onText = () => {}) =>
      queue.run(file.name, async (given) => {
        const run = newRun(file, false, track);
        const turn: Turn = {
          ...given,
          tell(seconds, duration, text) {
            if (text !== '') onText(text);
            given.tell(seconds, duration, text);
          },
        };
        if (isSent) send(run, namedServer());
        return run.transcribe(turn, async (heard) => {
          const how = noteRun(heard.sent !== null);
          return { ...(isAnyway ? await withAll(heard, turn) : heard), ...how };
        });
      }),
    transcribeSound: (name, sound) =>
      queue.run(name, async ({ signal, tell }) => {
        const onProgress = (seconds: number, text: string) => tell(seconds, sound.length / speechRate, text);
        const heard = await transcribeSound(threads, readerOf(sound), { ...options(), signal, onProgress });
        return { ...heard, how: { ...noteRun(false), afterwards: true } };
      }),
    async open(files, unread = []) {
      if (files.length + unread.length === 0) throw new AppError('folder-no-audio', 'nothing was found to open');
      // Where there is a server, a person says for every batch whether it goes there.
      const about = remote.maySend() ? { state: { at: 'asked' } as const } : {};
      await Promise.all([
        ...files.map((file) => queue.add(file.name, work(file.name, file), about)),
        ...unread.map((name) => queue.add(name, { run: () => Promise.reject(unreadable(name)) })),
      ]);
    },
    async resume() {
      const interrupted = await reader.call((api) => api.interrupted()).catch(() => []);
      for (const { id, name, key, duration, isPaused, isWhole } of interrupted) {
        const begun: BegunWith = JSON.parse(key);
        const { server } = begun;
        const lost = new AppError('file-interrupted', `${name} was not read to its end`);
        const state = isWhole
          ? ({ at: isPaused ? 'paused' : 'waiting' } as const)
          : ({ at: 'failed', error: lost } as const);
        void queue.add(name, work(name, id, begun), { duration, state, ...(server ? { host: server.host } : {}) });
      }
    },
  };
}

const unreadable = (name: string) => new AppError('file-changed', `${name} cannot be read`);

/** What the key of a run tells of how it was begun; `server` is absent where it stays on this device, `track` where none was chosen. */
interface BegunWith {
  server?: NamedServer;
  track?: number | null;
}
