/** Dictation as a use case: one recording at a time, its text while it grows, and its transcript when it ends. */

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { createEmitter, type Events } from '../../core/emitter.ts';
import { AppError, toAppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Transcript } from '../../core/transcript.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { Activity } from '../activity.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { Library, LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import type { WithheldOwner } from '../withheld/withheld.ts';
import { DictationSession, type SessionPlan } from './dictation-session.ts';
import type { DictationSettings } from './dictation-settings.ts';
import {
  type DictationEvent,
  type DictationState,
  isActive,
  isBusy,
  stepDictation,
  type Trouble,
} from './dictation-step.ts';
import { type LiveText, noText } from './live-text.ts';
import { startRecording } from './recording.ts';

export interface Dictation {
  state: ReadonlySignal<DictationState>;
  /** Of the recording; of the last one until the next begins. */
  text: ReadonlySignal<LiveText>;
  /** Loudness now, 0 (-60 dBFS or less) to 1 (full scale); updated about 20 times a second. */
  level: ReadonlySignal<number>;
  /** Whole seconds since recording began. */
  elapsed: ReadonlySignal<number>;
  /** Label of the microphone in use. */
  device: ReadonlySignal<string>;
  /** Milliseconds of audio lost because a thread fell behind; 0 in health. */
  lostMs: ReadonlySignal<number>;
  /** Whole seconds until the recording ends by itself; null while they are not counted down. */
  stopsIn: ReadonlySignal<number | null>;
  /** For whoever looks on: metrics, the announcer, scripts. */
  events: Events<RecordingEvent>;
  /** Milliseconds on the audio clock; 0 while nothing records. */
  clock(): number;
  start(): Promise<void>;
  /** The person holds the button: this recording is push-to-talk, and ends with the release only. */
  hold(): void;
  /** The silence counts anew from now on. */
  goOn(): void;
  /** Ends the recording and resolves with what was saved, or null when nothing was said. Asked again, it answers the same. */
  stop(): Promise<Transcript | null>;
  /** Ends the recording and keeps nothing, but offers undo. */
  cancel(): Promise<void>;
  /** From `failed` back to `idle`; while recording, noise is not spoken of again. */
  dismiss(): void;
}

/** `at`: milliseconds on the audio clock of the recording. */
export type RecordingEvent =
  | { kind: 'state'; state: DictationState; at: number }
  | { kind: 'heard'; heard: Hearing }
  /** What recognition says, once the text holds it. */
  | { kind: 'speech'; speech: SpeechEvent; at: number }
  /** The listening thread died and another one goes on. */
  | { kind: 'replaced' }
  /** It has been silent for as long as the settings say: whoever is told presses stop. */
  | { kind: 'silence' };

export interface DictationPlan extends Omit<SessionPlan, 'settings' | 'record'> {
  settings: ReadonlySignal<SpeechSettings & DictationSettings>;
  /** Written here. */
  activity: Pick<Activity, 'isDictating'>;
  notices: Pick<Notices, 'say' | 'report'>;
  library: Pick<Library & LibraryWriter, 'add' | 'open'>;
  /** Told when a recording has ended, for there may be more in it than its text. */
  withheld: Pick<WithheldOwner, 'consider'>;
  /** What the words are written by. */
  textRules: Pick<TextRules, 'live' | 'finished' | 'mode'>;
  copy: (text: string) => Promise<void>;
  /** Another way to record than by the microphone. */
  record?: typeof startRecording;
}

export function createDictation({ record = startRecording, ...plan }: DictationPlan): Dictation {
  const { settings, threads, notices, library, textRules } = plan;
  const state = signal<DictationState>({ at: 'idle' });
  const current = signal<DictationSession | null>(null);
  /** The words of the last session, which stay on the page. */
  const left = signal<LiveText>(noText);
  let outcome: Promise<Transcript | null> = Promise.resolve(null);
  const events = createEmitter<RecordingEvent>();
  const clock = () => current.value?.clock() ?? 0;

  effect(() => {
    plan.activity.isDictating.value = isBusy(state.value);
  });

  const stopsIn = computed(() => {
    if (state.value.at !== 'recording') return null;
    return current.value?.secondsLeft(settings.value.autoStop) ?? null;
  });

  function dispatch(event: DictationEvent): void {
    const next = stepDictation(state.value, event);
    if (next === state.value) return;
    state.value = next;
    events.emit({ kind: 'state', state: next, at: clock() });
  }

  function showTrouble(trouble: Trouble | null): void {
    if (trouble) dispatch({ kind: 'heard' });
    const { value } = state;
    if (value.at === 'recording' && value.trouble !== trouble) dispatch({ kind: 'trouble', trouble });
  }

  function begin(): DictationSession {
    const session: DictationSession = new DictationSession(
      { ...plan, record, settings: settings.value },
      {
        onHearing(heard) {
          if (current.value !== session) return;
          events.emit({ kind: 'heard', heard });
          batch(() => {
            const trouble = session.trouble(state.value.at === 'recording' ? state.value.trouble : null);
            if (!heard.isDigitalSilence) dispatch({ kind: 'heard' });
            showTrouble(trouble);
          });
          if (stopsIn.value === 0) events.emit({ kind: 'silence' });
        },
        onSpeech(speech) {
          if (current.value !== session) return;
          events.emit({ kind: 'speech', speech, at: session.clock() });
          if (speech.kind === 'final' && speech.lost > 0) {
            notices.report(new AppError('audio-overrun', 'recognition fell behind the history'));
          }
        },
        // Shown at once: while a device is muted or a context stands still, nothing may be heard that could bring it along.
        onInterruption: (what) => batch(() => showTrouble(what)),
        // What was said before the device went is kept, and the person told.
        onEnded: (code) => void stop().finally(() => fail(new AppError(code, 'the track ended'))),
        // Going on would record words that nobody writes down.
        onFailed: () => void stop(),
        onReplaced() {
          events.emit({ kind: 'replaced' });
          notices.say(saying(noticeWords, 'engineRestarted'));
        },
      },
    );
    return session;
  }

  /** The session is dropped; its words stay on the page. */
  function end(session: DictationSession, how: DictationEvent): void {
    session.release();
    if (current.value !== session) return;
    batch(() => {
      left.value = session.text.value;
      dispatch(how);
      current.value = null;
    });
  }

  function fail(error: AppError): void {
    if (!current.value) dispatch({ kind: 'failed', error });
  }

  /** Given up by the person: nothing has failed. */
  function failureOf(thrown: unknown): DictationEvent {
    const error = toAppError(thrown);
    return error.code === 'cancelled' ? { kind: 'finished' } : { kind: 'failed', error };
  }

  function stop(): Promise<Transcript | null> {
    const session = current.value;
    if (session && isActive(state.value)) outcome = finish(session, { keep: save, isWanted: true });
    return outcome;
  }

  async function finish(session: DictationSession, { keep, isWanted }: Ending): Promise<Transcript | null> {
    dispatch({ kind: 'stop' });
    try {
      const { heard, failure } = await session.stop();
      const segments = await textRules.finished(session.text.value.segments);
      const duration = (heard?.end ?? 0) / speechRate;
      const mode = textRules.mode();
      const origin = { duration, source: 'microphone', model: threads.model.value, ...(mode ? { mode } : {}) } as const;
      const transcript = segments.length > 0 ? newTranscript(segments, origin) : null;
      // What was recognised until a thread failed is kept before that is said.
      if (transcript) await keep(transcript);
      if (failure) throw failure;
      if (isWanted) await offerWithheld(session, transcript, duration);
      end(session, { kind: 'finished' });
      return transcript;
    } catch (error) {
      // Storage or a thread failed: the text that is there stays on the page.
      end(session, failureOf(error));
      return null;
    }
  }

  async function save(transcript: Transcript): Promise<void> {
    // First, so that the words are safe on the clipboard when the disk is full.
    if (settings.value.autoCopy) await plan.copy(transcript.text);
    await library.add(transcript);
  }

  async function offerUndo(transcript: Transcript): Promise<void> {
    const restore = () => void library.add(transcript).then(() => library.open(transcript.id), notices.report);
    notices.say(saying(noticeWords, 'cancelled'), { label: saying(noticeWords, 'undo'), run: restore });
  }

  /** Before the next recording takes the place of its sound. */
  async function offerWithheld(
    session: DictationSession,
    transcript: Transcript | null,
    duration: number,
  ): Promise<void> {
    const missing = await session.withheldSound(transcript !== null);
    if (missing) await plan.withheld.consider({ ...missing, transcript, duration, file: null });
  }

  return {
    state,
    text: computed(() => textRules.live((current.value?.text ?? left).value)),
    level: computed(() => Math.min(1, Math.max(0, 1 + (current.value?.hearing.value?.levelDb ?? -120) / 60))),
    elapsed: computed(() => Math.floor((current.value?.hearing.value?.end ?? 0) / speechRate)),
    device: computed(() => current.value?.device.value ?? ''),
    lostMs: computed(() => current.value?.hearing.value?.lostMs ?? 0),
    stopsIn,
    events,
    clock,

    async start() {
      if (isBusy(state.value)) return;
      const session = begin();
      outcome = Promise.resolve(null);
      batch(() => {
        current.value = session;
        left.value = noText;
        dispatch({ kind: 'start' });
      });
      await session.opened().catch((error) => end(session, failureOf(error)));
    },

    hold() {
      if (isActive(state.value)) current.value?.hold();
    },

    goOn: () => current.value?.goOn(),
    stop,

    async cancel() {
      const session = current.value;
      if (session && isActive(state.value)) await finish(session, { keep: offerUndo, isWanted: false });
      left.value = noText;
    },

    dismiss() {
      current.value?.acceptNoise();
      dispatch({ kind: 'dismiss' });
    },
  };
}

interface Ending {
  keep: (transcript: Transcript) => Promise<void>;
  /** False when the person wants nothing of it. */
  isWanted: boolean;
}
