/**
 * The last minutes of 16 kHz audio, addressed by sample index on the audio clock.
 *
 * One writer (listening), any number of readers. The newest samples overwrite the oldest; a reader asks for a range and is
 * told when part of it is gone. Indices are exact up to 2^31 samples (37 hours).
 */

import { CircularSamples } from './circular.ts';

/** Place of the index after the newest sample in the header. */
const newest = 0;

export class AudioHistory {
  readonly #samples: CircularSamples;

  /** `memory` is what `circularBytes` asked for, zeroed when new; both threads construct a history over the same memory. */
  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.#samples = new CircularSamples(memory);
  }

  /** Index after the newest sample. */
  get end(): number {
    return Atomics.load(this.#samples.header, newest);
  }

  /** Index of the oldest sample still held. */
  get start(): number {
    return Math.max(0, this.end - this.#samples.capacity);
  }

  /** Writer only. Continues at `index`: everything before it counts as silence. */
  skipTo(index: number): void {
    this.#samples.clear();
    Atomics.store(this.#samples.header, newest, index);
  }

  /** Writer only. Appends at most the capacity. */
  append(samples: Float32Array): void {
    this.#samples.put(this.end, samples);
    Atomics.store(this.#samples.header, newest, this.end + samples.length);
  }

  /** A copy of the samples in [start, end), as far as they are held. */
  slice(start: number, end: number): Float32Array<ArrayBuffer> {
    const from = Math.max(start, this.start);
    const to = Math.max(from, Math.min(end, this.end));
    const copy = new Float32Array(to - from);
    this.#samples.take(from, copy, copy.length);
    return copy;
  }
}
