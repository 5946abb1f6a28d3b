/**
 * One dictation from the press to its transcript: all that belongs to it and to no other. Whoever starts it drops it at its end, and
 * nothing has to be reset for the next.
 */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Microphone } from '../../capture/microphone.ts';
import { AppError } from '../../core/errors.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { HeardSound } from '../withheld/withheld-offer.ts';
import { type SampleRange, withWithheld } from '../withheld/withheld-ranges.ts';
import { troubleIn } from './audio-trouble.ts';
import { secondsLeft } from './auto-stop.ts';
import type { DictationSettings } from './dictation-settings.ts';
import type { Trouble } from './dictation-step.ts';
import { type LiveText, noText, withEvent, withoutPartial } from './live-text.ts';
import type { Recording, RecordingOptions, startRecording } from './recording.ts';

export interface SessionPlan {
  threads: SpeechThreads;
  settings: SpeechSettings & DictationSettings;
  workletUrl: string;
  isShared: boolean;
  /** One recorder for all windows; rejects with `recording-elsewhere`. */
  holdRecorder: () => Promise<() => void>;
  /** Keeps the screen on; the returned function lets it go. */
  keepAwake: () => () => void;
  record: typeof startRecording;
}

/** What a session tells of, once its own signals hold it. */
export type SessionListeners = Pick<
  RecordingOptions,
  'onHearing' | 'onSpeech' | 'onInterruption' | 'onEnded' | 'onFailed' | 'onReplaced'
>;

export class DictationSession {
  readonly #device = signal('');
  readonly #text = signal<LiveText>(noText);
  readonly #hearing = signal<Hearing | null>(null);
  /** Label of the microphone; '' until it is open. */
  readonly device: ReadonlySignal<string> = this.#device;
  readonly text: ReadonlySignal<LiveText> = this.#text;
  readonly hearing: ReadonlySignal<Hearing | null> = this.#hearing;
  readonly #isHeld = signal(false);
  /** Sample index at which the person asked to go on. */
  readonly #wantedAt = signal(0);
  readonly #opening = new AbortController();
  readonly #recording: Promise<Recording>;
  #microphone: Microphone | null = null;
  #release = () => {};
  #withheld: readonly SampleRange[] = [];
  #interruption: Trouble | null = null;
  #isNoiseKnown = false;

  constructor(plan: SessionPlan, listeners: SessionListeners) {
    this.#recording = unlessGivenUp(this.#open(plan, listeners), this.#opening.signal);
  }

  /** Resolves when the microphone is open. Rejects when it cannot be, or with `cancelled` when the session was given up before. */
  async opened(): Promise<void> {
    const { microphone } = await this.#recording;
    this.#microphone = microphone;
    this.#device.value = microphone.label;
  }

  async #open(plan: SessionPlan, listeners: SessionListeners): Promise<Recording> {
    const { microphone, soundProcessing, sensitivity, pace } = plan.settings;
    const letGo = await plan.holdRecorder();
    if (this.#opening.signal.aborted) {
      letGo();
      throw givenUp();
    }
    const sleep = plan.keepAwake();
    this.#release = () => {
      letGo();
      sleep();
      this.#release = () => {};
    };
    const { threads, workletUrl, isShared } = plan;
    const options = { deviceId: microphone, soundProcessing, sensitivity, pace, workletUrl, isShared };
    return plan.record(threads, {
      ...options,
      ...listeners,
      onHearing: (heard) => {
        this.#hearing.value = heard;
        listeners.onHearing(heard);
      },
      onSpeech: (event) => {
        this.#text.value = withEvent(this.#text.value, event);
        this.#withheld = withWithheld(this.#withheld, event);
        listeners.onSpeech(event);
      },
      onInterruption: (what) => {
        this.#interruption = what;
        listeners.onInterruption(what);
      },
    });
  }

  /** Milliseconds on the audio clock; 0 until the microphone is open. */
  clock(): number {
    return (this.#microphone?.clock() ?? 0) * 1000;
  }

  /** What is wrong now, by what was heard last; null in health. `shown`: what was wrong a moment ago. */
  trouble(shown: Trouble | null): Trouble | null {
    const heard = this.#hearing.value;
    const trouble = this.#interruption ?? (heard && troubleIn(heard, shown));
    return trouble === 'noise-loud' && this.#isNoiseKnown ? null : trouble;
  }

  /** Noise is not spoken of again. */
  acceptNoise(): void {
    this.#isNoiseKnown = true;
  }

  /** Push-to-talk from now on: it ends with the release only. */
  hold(): void {
    this.#isHeld.value = true;
    this.#recording.then(
      (recording) => recording.hold(),
      () => {},
    );
  }

  /** The silence counts anew from now on. */
  goOn(): void {
    this.#wantedAt.value = this.#hearing.value?.end ?? 0;
  }

  /** Whole seconds until it is to end by itself; null while they are not counted. Reads signals. */
  secondsLeft(autoStop: DictationSettings['autoStop']): number | null {
    if (this.#isHeld.value || !this.#hearing.value) return null;
    return secondsLeft(this.#hearing.value, autoStop, this.#wantedAt.value);
  }

  /**
   * Drains the microphone and waits for the last words. What was recognised until a thread failed is in `text` all the same, and
   * `failure` says so. Rejects when there is no recording, with `cancelled` when that is because it is stopped before it began.
   */
  async stop(): Promise<{ heard: Hearing | null; failure: unknown }> {
    this.#opening.abort();
    const recording = await this.#recording;
    let failure: unknown = null;
    const heard = await recording.stop().catch((error) => {
      failure = error;
      return this.#hearing.value;
    });
    this.#text.value = withoutPartial(this.#text.value);
    return { heard, failure };
  }

  /** Once stopped: what was heard and has no text to be trusted; null where nothing is missing, or the sound is gone. */
  async withheldSound(isWritten: boolean): Promise<Pick<HeardSound, 'sound' | 'withheld'> | null> {
    if (isWritten && this.#withheld.length === 0) return null;
    const recording = await this.#recording;
    const sound = await recording.recall().catch(() => null);
    return sound && { sound, withheld: this.#withheld };
  }

  /** Lets go of what other windows and the screen wait for. */
  release(): void {
    this.#release();
  }
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
