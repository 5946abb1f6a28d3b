/**
 * All state of one dictation, from the press of the button to the transcript. A session is used once, so no state needs to be reset for the
 * next.
 */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Microphone } from '../../capture/microphone.ts';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { SoundPart } from '../../core/transcript.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { Kept } from '../library/destination.ts';
import type { RecordingJournal } from '../library/recording-journal.ts';
import type { HeardSound } from '../withheld/withheld-offer.ts';
import { type WithheldRange, withWithheld } from '../withheld/withheld-ranges.ts';
import { troubleIn } from './audio-trouble.ts';
import { secondsLeft } from './auto-stop.ts';
import type { DictationSettings } from './dictation-settings.ts';
import type { Trouble } from './dictation-step.ts';
import { certainSegments, type LiveText, noText, withEvent, withoutPartial } from './live-text.ts';
import type { Recording, RecordingOptions, startRecording } from './recording.ts';

export interface SessionPlan {
  threads: SpeechThreads;
  settings: SpeechSettings & DictationSettings;
  workletUrl: string;
  isShared: boolean;
  /** Holds the lock that allows one recorder among all windows. Rejects with `recording-elsewhere`. */
  holdRecorder: () => Promise<() => void>;
  /** Keeps the screen on until the returned function is called. */
  keepAwake: () => () => void;
  /** Begins the journal of a recording by that model; null, or absent, where nothing is to be stored of it. */
  beginJournal?: (model: string) => RecordingJournal | null;
  record: typeof startRecording;
  /** Replaces the microphone. */
  openSource?: RecordingOptions['openSource'];
}

/** Callbacks of a session; each is called after the session's signals have been updated. */
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
  /** End of the speech that has a text, final or not, in samples. */
  readonly #writtenUpTo = signal(0);
  readonly #isHeld = signal(false);
  /** Sample index (16 kHz) at which the person last asked to continue despite the silence. */
  readonly #wantedAt = signal(0);
  readonly #opening = new AbortController();
  readonly #recording: Promise<Recording>;
  #microphone: Microphone | null = null;
  #release = () => {};
  #journal: RecordingJournal | null = null;
  #beforeRemoval = async (_: Kept) => {};
  #withheld: readonly WithheldRange[] = [];
  #interruption: Trouble | null = null;
  readonly #known = new Set<Trouble>();

  constructor(plan: SessionPlan, listeners: SessionListeners) {
    this.#recording = unlessGivenUp(this.#open(plan, listeners), this.#opening.signal);
  }

  /**
   * Resolves when the microphone is open. Rejects with `recording-elsewhere`, with `cancelled` when the session was stopped before, or with
   * the error of the microphone or thread.
   */
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
      this.#journal?.leave();
      this.#release = () => {};
    };
    const { threads, workletUrl, isShared, openSource } = plan;
    const options = { deviceId: microphone, soundProcessing, sensitivity, pace, workletUrl, isShared, openSource };
    const journal = plan.beginJournal?.(threads.model.value) ?? null;
    this.#journal = journal;
    return plan.record(threads, {
      ...options,
      ...listeners,
      journal,
      onHearing: (heard) => {
        this.#hearing.value = heard;
        listeners.onHearing(heard);
      },
      onSpeech: (event) => {
        this.#text.value = withEvent(this.#text.value, event);
        this.#withheld = withWithheld(this.#withheld, event);
        this.#writtenUpTo.value = Math.max(this.#writtenUpTo.value, event.end);
        journal?.note(certainSegments(this.#text.value));
        listeners.onSpeech(event);
      },
      onInterruption: (what) => {
        this.#interruption = what;
        listeners.onInterruption(what);
      },
    });
  }

  /** Speech whose text was withheld. */
  get withheld(): readonly WithheldRange[] {
    return this.#withheld;
  }

  /** Milliseconds on the audio clock; 0 until the microphone is open. */
  clock(): number {
    return (this.#microphone?.clock() ?? 0) * 1000;
  }

  /** The current trouble of the audio input; null if there is none. `shown`: the trouble that is on display. */
  trouble(shown: Trouble | null): Trouble | null {
    const heard = this.#hearing.value;
    const trouble = this.#interruption ?? (heard && troubleIn(heard, shown));
    return trouble && this.#known.has(trouble) ? null : trouble;
  }

  /** Suppresses the message about a trouble for the rest of the session. */
  accept(trouble: Trouble): void {
    this.#known.add(trouble);
  }

  /** Makes this a push-to-talk recording, which no silence ends. */
  hold(): void {
    this.#isHeld.value = true;
    this.#recording.then(
      (recording) => recording.hold(),
      () => {},
    );
  }

  /** Replaces a final text by a better one of the same sound. */
  improve(better: SpeechEvent): void {
    this.#text.value = withEvent(this.#text.value, better);
  }

  /** Restarts the measurement of silence. */
  goOn(): void {
    this.#wantedAt.value = this.#hearing.value?.end ?? 0;
  }

  /** Whole seconds by which the text is behind the speech. Reads signals. */
  secondsBehind(): number {
    const spoken = this.#hearing.value?.lastSpeech ?? 0;
    return Math.max(0, Math.floor((spoken - this.#writtenUpTo.value) / speechRate));
  }

  /** Whole seconds until the recording ends by itself; null while there is no countdown. Reads signals. */
  secondsLeft(autoStop: DictationSettings['autoStop']): number | null {
    if (this.#isHeld.value || !this.#hearing.value) return null;
    return secondsLeft(this.#hearing.value, autoStop, this.#wantedAt.value);
  }

  /**
   * Stops the microphone and waits for the last final text. When a thread fails, `failure` holds its error and `text` the words recognised
   * before. Rejects when the recording could not be opened, with `cancelled` when it was stopped before it began.
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

  /** After `stop`: the sound without trustworthy text; null when all sound has text, or when the sound is no longer available. */
  async withheldSound(isWritten: boolean): Promise<Pick<HeardSound, 'sound' | 'withheld'> | null> {
    if (isWritten && this.#withheld.length === 0) return null;
    const recording = await this.#recording;
    const sound = await recording.recall().catch(() => null);
    return sound && { sound: [sound], withheld: this.#withheld };
  }

  /** The sound of the whole recording, as its transcript names it; empty where nothing is stored. */
  sound(duration: number): SoundPart[] {
    return this.#journal ? [{ id: this.#journal.id, start: 0, from: 0, duration }] : [];
  }

  /** `take` is awaited when the text is saved and the sound is about to be removed; it must not reject. */
  beforeRemoval(take: (saved: Kept) => Promise<void>): void {
    this.#beforeRemoval = take;
  }

  /** `saved`: the text, if there is one. The sound stays with it if it is to be kept, or goes. Never rejects. */
  async finishSound(saved: Kept | null, isToBeKept: boolean): Promise<void> {
    const isKept = isToBeKept && saved !== null;
    if (saved && !isKept) await this.#beforeRemoval(saved);
    await this.#journal?.finish(isKept);
    this.#journal = null;
  }

  /** The recording is not wanted: it stays for a day. Resolves with the id of its sound, or with null where nothing is stored. Never rejects. */
  async discard(): Promise<string | null> {
    const journal = this.#journal;
    this.#journal = null;
    await journal?.discard();
    return journal?.id ?? null;
  }

  /** Releases the recorder lock and the screen's wake lock. */
  release(): void {
    this.#release();
  }
}

const givenUp = () => new AppError('cancelled', 'given up before it began');

/**
 * The recording, or a rejection with `cancelled` as soon as `signal` aborts: a permission prompt or a download may take long. A recording
 * that opens after that is stopped immediately.
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
