/**
 * One recording, from captured samples to segments: takes the ring at the microphone's rate, resamples to 16 kHz, appends to the
 * history, hands it to the journal, runs the speech gate and tells the engine. It never waits for the engine.
 */

import { circularBytes } from '../../core/circular.ts';
import { AudioHistory } from '../../core/history.ts';
import { rmsDb } from '../../core/loudness.ts';
import { Resampler } from '../../core/resampler.ts';
import { HighPass } from '../../core/sound/high-pass.ts';
import { historySamples } from '../../protocol/capture.ts';
import type { Hearing, ListenSession } from '../../protocol/listen.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { SegmentMessage } from '../../protocol/speech.ts';
import { type AudioSource, audioSource } from './audio-source.ts';
import { JournalWriter } from './journal-writer.ts';
import { LimitMeter } from './limit-meter.ts';
import { segmenterOptions } from './segmenter.ts';
import { SpeechGate } from './speech-gate.ts';
import type { VoiceDetector } from './voice-detector.ts';

const reportEverySeconds = 0.05;
const longestWaitMs = 100;
/** dBFS below which the input is dead: a working microphone has more noise in the quietest room. */
const quietDb = -75;

type ClosedSegment = Extract<SegmentMessage, { kind: 'close' }>;

export interface ListeningPlan {
  detector: VoiceDetector;
  meter: Meter;
  onHearing: (hearing: Hearing) => void;
}

export class ListeningSession {
  readonly #source: AudioSource;
  readonly #rate: number;
  readonly #resampler: Resampler;
  readonly #highPass = new HighPass();
  readonly #history: AudioHistory;
  readonly #isShared: boolean;
  readonly #gate: SpeechGate;
  readonly #block: Float32Array<ArrayBuffer>;
  readonly #meter: Meter;
  readonly #onHearing: (hearing: Hearing) => void;
  readonly #closed: ClosedSegment[] = [];
  #segments: MessagePort;
  readonly #from: number;
  #journal: JournalWriter | undefined;
  #zeros = 0;
  #quiet = 0;
  readonly #limit = new LimitMeter();
  #isDigitalSilence = true;
  #lostBlocks = 0;
  #lastLoss: number | null = null;
  #levelDb = -120;
  #isOpen = true;
  #hasEnded = false;
  /** Resolves when the recording is closed; rejects when listening fails. */
  readonly finished: Promise<void>;

  constructor(session: ListenSession, { detector, meter, onHearing }: ListeningPlan) {
    this.#source = audioSource(session.path, session.sampleRate);
    this.#rate = session.sampleRate;
    this.#resampler = new Resampler(session.sampleRate);
    this.#isShared = session.history !== null;
    this.#history = new AudioHistory(session.history ?? new ArrayBuffer(circularBytes(historySamples)));
    if (this.#history.end < session.from) this.#history.skipTo(session.from);
    this.#gate = new SpeechGate(detector, segmenterOptions(session.sensitivity), this.#history.end);
    this.#block = new Float32Array(Math.round(session.sampleRate * reportEverySeconds));
    this.#segments = session.segments;
    this.#from = session.from;
    this.#onHearing = onHearing;
    this.#meter = meter;
    this.finished = this.#run();
    this.finished.catch(() => {});
  }

  /** Drains the ring, closes what is open and tells the engine that the recording has ended. */
  async close(): Promise<Hearing> {
    await this.#source.ended();
    this.#isOpen = false;
    this.#source.ring.notify();
    await this.finished;
    return this.#hearing();
  }

  /** Connects a new engine, and sends it what the old one has not answered. */
  relink(segments: MessagePort, answeredUpTo: number): void {
    this.#segments = segments;
    const missing = this.#closed.filter(({ end }) => end > answeredUpTo);
    if (!this.#isShared) {
      const unanswered = missing[0]?.start ?? this.#gate.openStart ?? this.#history.end;
      const from = Math.max(this.#history.start, unanswered);
      this.#sendAudio(from, this.#history.slice(from, this.#history.end));
    }
    for (const message of missing) segments.postMessage(message);
    if (this.#hasEnded) this.#tellEnd();
  }

  /** Hands the sound to a journal, beginning with what the history holds of this recording. */
  journal(port: MessagePort): void {
    // A history of this thread alone holds nothing from before the thread began.
    const from = Math.max(this.#isShared ? 0 : this.#from, this.#history.start);
    this.#journal = new JournalWriter(port, this.#history, from);
    if (this.#hasEnded) this.#journal.end();
  }

  /** All audio in the history, and the index of its first sample. */
  recall(): { start: number; samples: Float32Array<ArrayBuffer> } {
    const { start, end } = this.#history;
    return { start, samples: this.#history.slice(start, end) };
  }

  /** Makes the rest of the recording push-to-talk. */
  hold(): void {
    this.#gate.hold();
  }

  async #run(): Promise<void> {
    while (this.#isOpen) {
      await this.#source.ring.changed(longestWaitMs);
      this.#drain();
    }
    this.#take(this.#resampler.flush());
    this.#tell(this.#gate.finish());
    this.#hasEnded = true;
    this.#tellEnd();
    this.#journal?.end();
  }

  #drain(): void {
    const { ring } = this.#source;
    if (ring.available > 0) this.#meter.record('listen-lag', (ring.available / this.#rate) * 1000);
    for (let count = ring.read(this.#block); count > 0; count = ring.read(this.#block)) {
      const samples = this.#block.subarray(0, count);
      this.#measure(samples);
      this.#take(this.#resampled(samples));
      this.#onHearing(this.#hearing());
    }
  }

  #resampled(samples: Float32Array): Float32Array {
    const started = performance.now();
    const resampled = this.#resampler.push(samples);
    this.#meter.record('resample', performance.now() - started);
    return resampled;
  }

  #take(samples: Float32Array): void {
    this.#highPass.filter(samples);
    if (!this.#isShared) this.#sendAudio(this.#history.end, samples);
    this.#history.append(samples);
    this.#journal?.advance();
    this.#tell(this.#gate.push(samples));
  }

  #tell(events: readonly SegmentMessage[]): void {
    const isPassing = ({ kind }: SegmentMessage) => kind === 'grow' || kind === 'pause';
    const newest = events.findLast(isPassing);
    for (const event of events) {
      if (event.kind === 'close') this.#closed.push(event);
      if (event === newest || !isPassing(event)) this.#segments.postMessage(event);
    }
  }

  #tellEnd(): void {
    this.#segments.postMessage({ kind: 'end' } satisfies SegmentMessage);
  }

  #sendAudio(from: number, samples: Float32Array): void {
    if (samples.length > 0) this.#segments.postMessage({ kind: 'audio', from, samples } satisfies SegmentMessage);
  }

  #measure(samples: Float32Array): void {
    this.#levelDb = rmsDb(samples);
    this.#quiet = this.#levelDb > quietDb ? 0 : this.#quiet + samples.length;
    this.#limit.push(samples);
    const lastSound = samples.findLastIndex((sample) => sample !== 0);
    if (lastSound >= 0) this.#isDigitalSilence = false;
    this.#zeros = lastSound >= 0 ? samples.length - 1 - lastSound : this.#zeros + samples.length;
  }

  #hearing(): Hearing {
    const { dropped } = this.#source.ring;
    if (dropped.blocks > this.#lostBlocks) this.#lastLoss = this.#history.end;
    this.#lostBlocks = dropped.blocks;
    return {
      ...this.#gate.heard,
      levelDb: this.#levelDb,
      snrDb: this.#gate.snrDb,
      speechDb: this.#gate.speechDb,
      overdriven: this.#limit.share,
      end: this.#history.end,
      isDigitalSilence: this.#isDigitalSilence,
      zerosFor: this.#zeros / this.#rate,
      quietFor: this.#quiet / this.#rate,
      droppedBlocks: dropped.blocks,
      lastLoss: this.#lastLoss,
      lostMs: (dropped.samples / this.#rate) * 1000,
    };
  }
}
