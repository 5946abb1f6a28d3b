/** Dictation as a use case: one recording at a time, its text while it grows, and its transcript when it ends. */

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { AppError, toAppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Transcript } from '../../core/transcript.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { Settings } from '../settings.ts';
import type { HeardSound } from '../withheld/withheld-offer.ts';
import { type SampleRange, withWithheld } from '../withheld/withheld-ranges.ts';
import { troubleIn } from './audio-trouble.ts';
import { secondsLeft } from './auto-stop.ts';
import { type DictationEvent, type DictationState, isActive, stepDictation, type Trouble } from './dictation-step.ts';
import { type LiveText, noText, withEvent, withoutPartial } from './live-text.ts';
import { type Recording, startRecording } from './recording.ts';

export interface Dictation {
  state: ReadonlySignal<DictationState>;
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
  start(): Promise<void>;
  /** The person holds the button: this recording is push-to-talk, and ends with the release only. */
  hold(): void;
  /** The silence counts anew from now on. */
  goOn(): void;
  /** Ends the recording and resolves with what was saved, or null when nothing was said. */
  stop(): Promise<Transcript | null>;
  /** Ends the recording and keeps nothing, but offers undo. */
  cancel(): Promise<void>;
  /** From `failed` back to `idle`; while recording, noise is not spoken of again. */
  dismiss(): void;
}

export interface DictationPlan {
  threads: SpeechThreads;
  settings: () => Settings;
  workletUrl: string;
  isShared: boolean;
  /** One recorder for all windows; rejects with `recording-elsewhere`. */
  holdRecorder: () => Promise<() => void>;
  /** Keeps the screen on; the returned function lets it go. */
  keepAwake: () => () => void;
  save: (transcript: Transcript) => Promise<void>;
  /** Keeps a cancelled dictation for a while, so that cancelling can be undone. */
  offerUndo: (transcript: Transcript) => void;
  onHearing: (heard: Hearing) => void;
  /** What recognition says, once the text holds it. `at`: milliseconds on the audio clock. */
  onSpeech: (event: SpeechEvent, at: number) => void;
  /** A segment has its final text. */
  onFinal: (text: string, language: string | null) => void;
  onReplaced: () => void;
  /** It has been silent for as long as the settings say: whoever is told presses stop. */
  onSilence: () => void;
  /** A recording has ended, and there may be more in it than its text. */
  onHeard: (heard: HeardSound) => Promise<void>;
  /** Recognition fell so far behind that audio was lost. */
  onLost: () => void;
}

/** What only scripts and tests look at. */
export interface DictationInsight {
  onSpeech: (event: SpeechEvent) => void;
  hearing: () => Hearing | null;
  clock: () => number;
}

export function createDictation(plan: DictationPlan): Dictation & DictationInsight {
  const state = signal<DictationState>({ at: 'idle' });
  const text = signal<LiveText>(noText);
  const hearing = signal<Hearing | null>(null);
  const device = signal('');
  let recording: Promise<Recording> | undefined;
  let opening = new AbortController();
  let release = () => {};
  let stopping: Promise<Transcript | null> | undefined;
  let interruption: 'mic-muted' | 'audio-frozen' | null = null;
  let withheld: readonly SampleRange[] = [];
  let isNoiseKnown = false;
  const isHeld = signal(false);
  /** Sample index at which the person asked to go on. */
  const wantedAt = signal(0);
  let clock = () => 0;

  const stopsIn = computed(() => {
    if (state.value.at !== 'recording' || isHeld.value || !hearing.value) return null;
    return secondsLeft(hearing.value, plan.settings().autoStop, wantedAt.value);
  });

  function dispatch(event: DictationEvent): void {
    state.value = stepDictation(state.value, event);
  }

  function onHearing(heard: Hearing): void {
    plan.onHearing(heard);
    batch(() => {
      const trouble = interruption ?? troubleOf(heard);
      hearing.value = heard;
      if (!heard.isDigitalSilence) dispatch({ kind: 'heard' });
      showTrouble(trouble);
    });
    if (stopsIn.value === 0) plan.onSilence();
  }

  function troubleOf(heard: Hearing): Trouble | null {
    const trouble = troubleIn(heard, state.value.at === 'recording' ? state.value.trouble : null);
    return trouble === 'noise-loud' && isNoiseKnown ? null : trouble;
  }

  /** Shown at once: while a device is muted or a context stands still, nothing may be heard that could bring it along. */
  function onInterruption(what: typeof interruption): void {
    interruption = what;
    batch(() => showTrouble(what));
  }

  function showTrouble(trouble: Trouble | null): void {
    if (trouble) dispatch({ kind: 'heard' });
    const { value } = state;
    if (value.at === 'recording' && value.trouble !== trouble) dispatch({ kind: 'trouble', trouble });
  }

  const dictation: Dictation & DictationInsight = {
    state,
    text,
    level: computed(() => Math.min(1, Math.max(0, 1 + (hearing.value?.levelDb ?? -120) / 60))),
    elapsed: computed(() => Math.floor((hearing.value?.end ?? 0) / speechRate)),
    device,
    lostMs: computed(() => hearing.value?.lostMs ?? 0),
    stopsIn,
    onSpeech: () => {},
    hearing: () => hearing.value,
    clock: () => clock(),

    async start() {
      const before = state.value;
      dispatch({ kind: 'start' });
      if (state.value === before) return;
      batch(() => {
        text.value = noText;
        hearing.value = null;
        isHeld.value = false;
        wantedAt.value = 0;
      });
      interruption = null;
      withheld = [];
      isNoiseKnown = false;
      stopping = undefined;
      opening = new AbortController();
      recording = unlessGivenUp(open(opening.signal), opening.signal);
      try {
        const { microphone } = await recording;
        device.value = microphone.label;
        clock = () => microphone.clock();
      } catch (error) {
        fail(error);
      }
    },

    hold() {
      if (!isActive(state.value)) return;
      isHeld.value = true;
      recording?.then(
        (session) => session.hold(),
        () => {},
      );
    },

    goOn() {
      wantedAt.value = hearing.value?.end ?? 0;
    },

    stop() {
      if (!isActive(state.value)) return stopping ?? Promise.resolve(null);
      stopping = finish({ keep: plan.save, isWanted: true });
      return stopping;
    },

    async cancel() {
      const offerUndo = async (transcript: Transcript) => plan.offerUndo(transcript);
      if (isActive(state.value)) await finish({ keep: offerUndo, isWanted: false });
      text.value = noText;
    },

    dismiss() {
      isNoiseKnown = true;
      dispatch({ kind: 'dismiss' });
    },
  };

  async function open(signal: AbortSignal): Promise<Recording> {
    const { microphone, soundProcessing, sensitivity, pace } = plan.settings();
    const letGo = await plan.holdRecorder();
    if (signal.aborted) {
      letGo();
      throw givenUp();
    }
    const sleep = plan.keepAwake();
    release = () => {
      letGo();
      sleep();
      release = () => {};
    };
    return startRecording(plan.threads, {
      deviceId: microphone,
      soundProcessing,
      sensitivity,
      pace,
      workletUrl: plan.workletUrl,
      isShared: plan.isShared,
      onHearing,
      onSpeech(event) {
        text.value = withEvent(text.value, event);
        withheld = withWithheld(withheld, event);
        plan.onSpeech(event, clock() * 1000);
        if (event.kind === 'final' && event.text) plan.onFinal(event.text, event.language);
        if (event.kind === 'final' && event.lost > 0) plan.onLost();
        dictation.onSpeech(event);
      },
      onInterruption,
      // What was said before the device went is kept, and the person told.
      onEnded: (code) => void dictation.stop().finally(() => fail(new AppError(code, 'the track ended'))),
      // Going on would record words that nobody writes down.
      onFailed: () => void dictation.stop(),
      onReplaced: plan.onReplaced,
    });
  }

  async function finish({ keep, isWanted }: Ending): Promise<Transcript | null> {
    dispatch({ kind: 'stop' });
    opening.abort();
    try {
      const session = await recording;
      const ending = session?.stop();
      // What was recognised until a thread failed is kept before that is said.
      const heard = (await ending?.catch(() => null)) ?? hearing.value;
      text.value = withoutPartial(text.value);
      const { segments } = text.value;
      const duration = (heard?.end ?? 0) / speechRate;
      const origin = { duration, source: 'microphone', model: plan.threads.model.value } as const;
      const transcript = segments.length > 0 ? newTranscript(segments, origin) : null;
      if (transcript) await keep(transcript);
      await ending;
      if (session && isWanted) await tellHeard(session, transcript, duration);
      dispatch({ kind: 'finished' });
      return transcript;
    } catch (error) {
      // Storage or a thread failed: the text that is there stays on the page.
      fail(error);
      return null;
    } finally {
      release();
    }
  }

  /** The sound is asked for only where it may be wanted, and before the next recording takes its place. */
  async function tellHeard(session: Recording, transcript: Transcript | null, duration: number): Promise<void> {
    if (transcript && withheld.length === 0) return;
    const sound = await session.recall().catch(() => null);
    if (sound) await plan.onHeard({ sound, withheld, transcript, duration, file: null });
  }

  function fail(thrown: unknown): void {
    release();
    const error = toAppError(thrown);
    // Given up by the person: nothing has failed.
    dispatch(error.code === 'cancelled' ? { kind: 'finished' } : { kind: 'failed', error });
  }

  return dictation;
}

interface Ending {
  keep: (transcript: Transcript) => Promise<void>;
  /** False when the person wants nothing of it. */
  isWanted: boolean;
}

const givenUp = () => new AppError('cancelled', 'given up before it began');

/**
 * The recording, unless it is given up before it has begun: a question for permission or a download may take long. One that begins
 * all the same is ended at once.
 */
function unlessGivenUp(opening: Promise<Recording>, signal: AbortSignal): Promise<Recording> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(givenUp()));
    opening.then((late) => {
      if (signal.aborted) late.stop().catch(() => {});
      resolve(late);
    }, reject);
  });
}
