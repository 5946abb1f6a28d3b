/**
 * Latency and stability of live text, measured from what a person could see: it is told what listening hears and every text event, and
 * records into a meter. All times are milliseconds on the audio clock, so the transit of messages is part of the figures.
 */

import type { Meter } from '../protocol/metrics.ts';
import { HeardSpeech, momentAt, type Report } from './heard-speech.ts';
import { type ShownWord, ShownWords } from './stability.ts';

/** The whole text of a segment; the start identifies the segment. */
export interface SegmentText {
  start: number;
  end: number;
  text: string;
}

export class LiveLatency {
  readonly #meter: Meter;
  #speech = new HeardSpeech();
  #open = new Map<number, ShownWords>();
  #hasHeard = false;
  #stoppedAt: number | null = null;

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  /** Begins a recording, whose audio clock starts at 0. */
  begin(): void {
    this.#speech = new HeardSpeech();
    this.#open = new Map();
    this.#hasHeard = false;
    this.#stoppedAt = null;
  }

  hear(report: Report): void {
    this.#hasHeard = true;
    this.#speech.hear(report);
  }

  /** Records a partial text shown at `at`. */
  partial(segment: SegmentText, at: number): void {
    if (this.#show(segment, at).length > 0) this.#meter.record('live-lag', at - segment.end);
  }

  /** Records a final text shown at `at`; an empty text withdraws the partial one. */
  final(segment: SegmentText, at: number): void {
    const words = this.#show(segment, at);
    this.#open.delete(segment.start);
    const speech = this.#speech.between(segment.start, segment.end);
    const lastSpeech = speech.at(-1)?.to;
    if (words.length > 0 && lastSpeech !== undefined) {
      this.#meter.record('finalisation', at - lastSpeech);
      for (const [i, { since }] of words.entries()) {
        const spokenAt = momentAt(speech, (i + 1) / words.length);
        this.#meter.record('word-emission', since - spokenAt, at - since);
      }
    }
    this.#speech.forget(segment.end);
  }

  stop(at: number): void {
    this.#stoppedAt = at;
  }

  /** Records that everything was saved at `at`. */
  finish(at: number): void {
    if (this.#hasHeard && this.#stoppedAt !== null) this.#meter.record('stop-to-final', at - this.#stoppedAt);
    this.#stoppedAt = null;
  }

  /** Counts words that are new or have changed, and returns the words now shown. */
  #show({ start, end, text }: SegmentText, at: number): readonly ShownWord[] {
    let words = this.#open.get(start);
    if (!words) {
      words = new ShownWords();
      this.#open.set(start, words);
    }
    const { shown, changed } = words;
    words.show(text, at);
    if (shown === 0 && words.shown > 0) this.#recordFirst(start, end, at);
    this.#meter.count('words-shown', words.shown - shown);
    this.#meter.count('words-changed', words.changed - changed);
    return words.words;
  }

  #recordFirst(start: number, end: number, at: number): void {
    const onset = this.#speech.between(start, end)[0]?.from;
    // A segment may begin where a longer one was cut, in the middle of speech: that is no onset.
    if (onset !== undefined && !this.#speech.spansOver(start)) this.#meter.record('first-partial', at - onset);
  }
}
