/**
 * The last minutes of 16 kHz audio, addressed by sample index on the audio clock.
 *
 * One writer (listening), any number of readers. The newest samples overwrite the oldest; a reader asks for a range and is
 * told when part of it is gone. Indices are exact up to 2^31 samples (37 hours).
 */

const headerBytes = 16;

export class AudioHistory {
  readonly #end: Int32Array<ArrayBufferLike>;
  readonly #data: Float32Array<ArrayBufferLike>;
  readonly #mask: number;

  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.#end = new Int32Array(memory, 0, 1);
    this.#data = new Float32Array(memory, headerBytes);
    this.#mask = this.#data.length - 1;
    if ((this.#data.length & this.#mask) !== 0) throw new RangeError('history capacity is not a power of two');
  }

  static bytes(samples: number): number {
    return headerBytes + 4 * 2 ** Math.ceil(Math.log2(samples));
  }

  /** Index after the newest sample. */
  get end(): number {
    return Atomics.load(this.#end, 0);
  }

  /** Index of the oldest sample still held. */
  get start(): number {
    return Math.max(0, this.end - this.#data.length);
  }

  /** Writer only. Goes on at `index`, as if silence had been appended up to there. */
  skipTo(index: number): void {
    this.#data.fill(0);
    Atomics.store(this.#end, 0, index);
  }

  /** Writer only. */
  append(samples: Float32Array): void {
    const at = this.end & this.#mask;
    const first = Math.min(samples.length, this.#data.length - at);
    this.#data.set(samples.subarray(0, first), at);
    if (first < samples.length) this.#data.set(samples.subarray(first), 0);
    Atomics.store(this.#end, 0, this.end + samples.length);
  }

  /** A copy of the samples in [start, end), as far as they are held. */
  slice(start: number, end: number): Float32Array<ArrayBuffer> {
    const from = Math.max(start, this.start);
    const to = Math.max(from, Math.min(end, this.end));
    const copy = new Float32Array(to - from);
    const at = from & this.#mask;
    const first = Math.min(copy.length, this.#data.length - at);
    copy.set(this.#data.subarray(at, at + first));
    if (first < copy.length) copy.set(this.#data.subarray(0, copy.length - first), first);
    return copy;
  }
}
