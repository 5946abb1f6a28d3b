/** The speech gate: segments of a stream of 16 kHz samples, by voice detection frame by frame. */

import { rmsDb } from '../../core/loudness.ts';
import type { SpeechRange } from '../../protocol/speech.ts';
import { Frames } from './frames.ts';
import {
  finishSegmenter,
  frameSamples,
  heldOptions,
  initialSegmenter,
  type SegmenterEvent,
  type SegmenterOptions,
  type SegmenterState,
  stepSegmenter,
} from './segmenter.ts';
import { SnrMeter } from './snr-meter.ts';
import type { DetectorState, VoiceDetector } from './voice-detector.ts';
import { VoiceGain } from './voice-gain.ts';

interface GateState {
  rest: readonly number[];
  loudest: number;
  detector: DetectorState;
  segmenter: SegmenterState;
}

export class SpeechGate {
  readonly #detector: VoiceDetector;
  readonly #from: number;
  #options: SegmenterOptions;
  readonly #frames = new Frames(frameSamples);
  #state;
  #firstSpeech: number | null = null;
  #lastSpeech: number | null = null;
  #isSpeech = false;
  #isHeld = false;
  readonly #noise = new SnrMeter();
  readonly #gain = new VoiceGain(frameSamples);

  /** `detector` is new and belongs to the gate; `at` is the index of the first sample. */
  constructor(detector: VoiceDetector, options: SegmenterOptions, at = 0) {
    this.#detector = detector;
    this.#from = at;
    this.#options = options;
    this.#state = initialSegmenter(at);
  }

  /** All that later segments depend on, in a form that outlives the thread. */
  save(): string {
    const { loudest } = this.#gain;
    const state: GateState = {
      rest: this.#frames.rest,
      loudest,
      detector: this.#detector.state,
      segmenter: this.#state,
    };
    return JSON.stringify(state);
  }

  /** Goes on where the gate was that has saved this; this one has heard nothing yet. */
  restore(saved: string): void {
    const { rest, loudest, detector, segmenter }: GateState = JSON.parse(saved);
    this.#frames.push(Float32Array.from(rest), () => {});
    this.#gain.loudest = loudest;
    this.#detector.state = detector;
    this.#state = segmenter;
  }

  /** The signal-to-noise ratio in dB; null until enough speech and enough background have been heard. */
  get snrDb(): number | null {
    return this.#noise.snrDb;
  }

  /** The level of speech in dBFS; null until enough of it has been heard. */
  get speechDb(): number | null {
    return this.#noise.speechDb;
  }

  /** Start of the first speech frame and end of the last one in samples, null before any; `isSpeech` of the last frame. */
  get heard(): { firstSpeech: number | null; lastSpeech: number | null; isSpeech: boolean } {
    return { firstSpeech: this.#firstSpeech, lastSpeech: this.#lastSpeech, isSpeech: this.#isSpeech };
  }

  /** Index behind the last sample. */
  get end(): number {
    return this.#state.end + this.#frames.pending;
  }

  /** Start of the open segment; null without one. */
  get openStart(): number | null {
    return this.#state.open?.start ?? null;
  }

  /** Switches to push-to-talk: whoever holds the button is speaking, so that less certain speech passes from here on. */
  hold(): void {
    this.#isHeld = true;
    this.#options = heldOptions(this.#options);
  }

  push(samples: Float32Array): SegmenterEvent[] {
    const events: SegmenterEvent[] = [];
    this.#frames.push(samples, (frame) => {
      const probability = this.#detector.next(this.#gain.raised(frame));
      this.#noise.push(rmsDb(frame), probability);
      const step = stepSegmenter(this.#state, probability, this.#options);
      this.#state = step.state;
      events.push(...step.events);
      const open = step.state.open;
      this.#isSpeech = open !== null && open.lastSpeech === step.state.end;
      if (this.#isSpeech) {
        this.#firstSpeech ??= step.state.end - frameSamples;
        this.#lastSpeech = step.state.end;
      }
    });
    return events;
  }

  /** Ends the audio, and closes the open segment. */
  finish(): SegmenterEvent[] {
    const step = finishSegmenter(this.#state, this.#state.end + this.#frames.pending, this.#options);
    this.#state = step.state;
    this.#isSpeech = false;
    const { end } = step.state;
    // With the button held, audio without any detected speech may have been a whisper.
    if (this.#isHeld && this.#firstSpeech === null && end > this.#from)
      return [{ kind: 'close', start: this.#from, end, speech: 0, certainty: 0 }];
    return step.events;
  }
}

/** The segments that these events have closed. */
export const closedRanges = (events: readonly SegmenterEvent[]): SpeechRange[] =>
  events.flatMap((event) => {
    if (event.kind !== 'close') return [];
    const { kind: _, ...range } = event;
    return [range];
  });
