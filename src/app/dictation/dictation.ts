/** Dictation as a use case: one recording at a time, its growing text, and its transcript at the end. */

import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { openMicrophone } from '../../capture/microphone.ts';
import { createEmitter, type Events } from '../../core/emitter.ts';
import { AppError, toAppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Transcript } from '../../core/transcript.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { Activity } from '../activity.ts';
import type { Copy } from '../clipboard.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { Kept } from '../library/destination.ts';
import type { LibraryWriter } from '../library/library.ts';
import type { LibrarySettings } from '../library/library-settings.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { CancelledRecording } from '../library/recovery.ts';
import type { Notices } from '../notices.ts';
import type { TextRules } from '../text-rules/text-rules.ts';
import type { HeardSpeech } from '../withheld/other-language.ts';
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
  /** Text of the recording in progress, or of the last one until the next begins. */
  text: ReadonlySignal<LiveText>;
  /** Loudness now, 0 (-60 dBFS or less) to 1 (full scale); updated about 20 times a second. */
  level: ReadonlySignal<number>;
  /** Whole seconds since recording began. */
  elapsed: ReadonlySignal<number>;
  /** Label of the open microphone; '' while none is open. */
  device: ReadonlySignal<string>;
  /** Milliseconds of audio lost because a thread fell behind. */
  lostMs: ReadonlySignal<number>;
  /** Whole seconds by which the text is behind the speech, once that is worth a word; 0 before. */
  behind: ReadonlySignal<number>;
  /** Whole seconds until the recording ends by itself; null while there is no countdown. */
  stopsIn: ReadonlySignal<number | null>;
  /** The recording in progress; null while there is none. */
  session: ReadonlySignal<DictationSession | null>;
  /** Events for observers: metrics, announcements and scripts. */
  events: Events<RecordingEvent>;
  /** What begins as soon as the recording in progress has finished. */
  next: Signal<(() => void) | null>;
  /** Milliseconds on the audio clock; 0 while there is no recording. */
  clock(): number;
  /**
   * Starts a recording; resolves when the microphone is open. Never rejects: an error becomes the state `failed`. `openSource` replaces the
   * microphone.
   */
  start(openSource?: typeof openMicrophone): Promise<void>;
  /** Makes the current recording push-to-talk, which only the release of the button ends. */
  hold(): void;
  /** Restarts the measurement of silence. */
  goOn(): void;
  /**
   * Ends the recording. Resolves with the transcript, or null when nothing was said or the recording failed; repeated calls return the same
   * promise. Never rejects: an error becomes the state `failed`.
   */
  stop(): Promise<Transcript | null>;
  /** Ends the recording without a transcript; what there is of it stays for a day. */
  cancel(): Promise<void>;
  /** Leaves the state `failed`; during a recording, suppresses the message about a trouble. */
  dismiss(): void;
}

/** Events of a recording. `at`: milliseconds on its audio clock. */
export type RecordingEvent =
  | { kind: 'state'; state: DictationState; at: number }
  | { kind: 'heard'; heard: Hearing }
  /** A partial or final text, emitted after `text` has been updated. */
  | { kind: 'speech'; speech: SpeechEvent; at: number }
  /** The listening thread died and was replaced. */
  | { kind: 'replaced' }
  | ({ kind: 'cancelled' } & CancelledRecording)
  /** The silence has reached the limit in the settings; the subscriber ends the recording. */
  | { kind: 'silence' };

export interface DictationPlan extends Omit<SessionPlan, 'settings' | 'record' | 'openSource'> {
  settings: ReadonlySignal<SpeechSettings & DictationSettings & Pick<LibrarySettings, 'keepSound'>>;
  /** `isDictating` is set here. */
  activity: Pick<Activity, 'isDictating' | 'strategyChanges'>;
  notices: Pick<Notices, 'say' | 'report'>;
  library: Pick<LibraryWriter, 'keep'>;
  /** Called after a recording, which may contain sound without text. */
  withheld: Pick<WithheldOwner, 'consider'>;
  /** Called with what a recording had to say, before it is written. */
  onHeard: (heard: HeardSpeech) => void;
  /** What the words are written by. */
  textRules: Pick<TextRules, 'live' | 'finished' | 'mode'>;
  copy: Copy;
  /** Replaces recording from the microphone, for example in tests. */
  record?: typeof startRecording;
}

/** A text that is fewer seconds behind is on its way: a segment has up to 20. */
const leastBehind = 25;

export function createDictation({ record = startRecording, ...plan }: DictationPlan): Dictation {
  const { settings, threads, notices, library, textRules } = plan;
  const state = signal<DictationState>({ at: 'idle' });
  const current = signal<DictationSession | null>(null);
  /** Text of the last session, which stays on the page. */
  const left = signal<LiveText>(noText);
  let outcome: Promise<Transcript | null> = Promise.resolve(null);
  const next = signal<(() => void) | null>(null);
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

  function begin(openSource?: typeof openMicrophone): DictationSession {
    const session: DictationSession = new DictationSession(
      { ...plan, record, openSource, settings: settings.value },
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
        // Shown without waiting for the next `Hearing`: a muted device or a suspended audio context may deliver none.
        onInterruption: (what) => batch(() => showTrouble(what)),
        // The text spoken before the device disappeared is saved, then the error is shown.
        onEnded: (code) => void stop().finally(() => fail(new AppError(code, 'the track ended'))),
        // The recording stops, because further speech would not be recognised.
        onFailed: () => void stop(),
        onReplaced() {
          events.emit({ kind: 'replaced' });
          notices.say(saying(noticeWords, 'engineRestarted'));
        },
      },
    );
    return session;
  }

  /** Drops the session; its text stays on the page. */
  function end(session: DictationSession, how: DictationEvent): void {
    session.release();
    if (current.value !== session) return;
    batch(() => {
      left.value = session.text.value;
      dispatch(how);
      current.value = null;
    });
    const begin = next.value;
    next.value = null;
    if (state.value.at === 'idle') begin?.();
  }

  function fail(error: AppError): void {
    if (!current.value) dispatch({ kind: 'failed', error });
  }

  /** The event for an error; `cancelled` is no failure, because the person stopped the recording. */
  function failureOf(thrown: unknown): DictationEvent {
    const error = toAppError(thrown);
    return error.code === 'cancelled' ? { kind: 'finished' } : { kind: 'failed', error };
  }

  function stop(): Promise<Transcript | null> {
    const session = current.value;
    if (!session || !isActive(state.value)) return outcome;
    const isCopied = settings.value.autoCopy;
    const recorded = new Promise<string>((resolve, reject) => {
      const keep = (transcript: Transcript) => {
        resolve(transcript.text);
        return library.keep(transcript);
      };
      outcome = finish(session, keep);
      if (isCopied) void outcome.then(reject);
    });
    // Asked for in the press, which the browser may want, and made even when the disk is full.
    if (isCopied) void plan.copy(recorded);
    return outcome;
  }

  /** `keep`: null when the person cancels the recording. */
  async function finish(session: DictationSession, keep: LibraryWriter['keep'] | null): Promise<Transcript | null> {
    dispatch({ kind: 'stop' });
    try {
      const { heard, failure } = await session.stop();
      const said = session.text.value.segments;
      const recognised = said.map(({ said: _, ...segment }) => segment);
      const words = said.flatMap(({ said: each = [] }) => each);
      plan.onHeard({ words, withheld: session.withheld, snrDb: heard?.snrDb ?? null });
      const segments = await textRules.finished(recognised, { words });
      const duration = (heard?.end ?? 0) / speechRate;
      // A recording that failed is offered as an interrupted one, with its sound.
      const isHeardAgain = !failure && settings.value.keepSound !== 'never';
      const sound = isHeardAgain ? session.sound(duration) : [];
      const about = {
        duration,
        sound,
        mode: textRules.mode(),
        model: threads.model.value,
        settings: { ...settings.value, changes: plan.activity.strategyChanges.value },
      };
      const recorded = segments.length > 0 ? newTranscript(segments, { ...about, source: 'microphone' }) : null;
      if (!keep) {
        events.emit({ kind: 'cancelled', transcript: recorded, sound: await session.discard() });
        end(session, { kind: 'finished' });
        return null;
      }
      // Text recognised before a thread failed is saved before the error is shown.
      const kept = recorded && (await keep(recorded));
      if (failure) throw failure;
      await session.finishSound(kept, isHeardAgain);
      await offerWithheld(session, kept, duration);
      end(session, { kind: 'finished' });
      return kept?.transcript ?? null;
    } catch (error) {
      // Storage or a thread failed: the text stays on the page.
      end(session, failureOf(error));
      return null;
    }
  }

  /** Offers sound without text. Must run before the next recording, which overwrites the sound. */
  async function offerWithheld(session: DictationSession, kept: Kept | null, duration: number): Promise<void> {
    const missing = await session.withheldSound(kept !== null);
    const into = kept ?? { transcript: null, offset: 0 };
    if (missing) await plan.withheld.consider({ ...missing, ...into, duration, file: null });
  }

  return {
    state,
    text: computed(() => textRules.live((current.value?.text ?? left).value)),
    level: computed(() => Math.min(1, Math.max(0, 1 + (current.value?.hearing.value?.levelDb ?? -120) / 60))),
    elapsed: computed(() => Math.floor((current.value?.hearing.value?.end ?? 0) / speechRate)),
    device: computed(() => current.value?.device.value ?? ''),
    lostMs: computed(() => current.value?.hearing.value?.lostMs ?? 0),
    behind: computed(() => {
      // A text that comes after the end is not late.
      const isWhole = settings.value.strategy === 'classic';
      const seconds = isWhole ? 0 : (current.value?.secondsBehind() ?? 0);
      return seconds < leastBehind ? 0 : seconds;
    }),
    stopsIn,
    session: current,
    next,
    events,
    clock,

    async start(openSource) {
      if (isBusy(state.value)) return;
      const session = begin(openSource);
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
      if (session && isActive(state.value)) await finish(session, null);
      left.value = noText;
    },

    dismiss() {
      if (state.value.at === 'recording' && state.value.trouble) current.value?.accept(state.value.trouble);
      dispatch({ kind: 'dismiss' });
    },
  };
}
