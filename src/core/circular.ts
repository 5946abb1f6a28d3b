/**
 * The memory layout that the ring and the history share: a header of counters, then a circular buffer of samples. Two threads may share it.
 */

const headerBytes = 16;

/** Bytes of memory that hold at least `samples`. */
export const circularBytes = (samples: number): number => headerBytes + 4 * 2 ** Math.ceil(Math.log2(samples));

export class CircularSamples {
  /** Four counters; the owner defines what each counts. */
  readonly header: Int32Array<ArrayBufferLike>;
  readonly capacity: number;
  readonly #data: Float32Array<ArrayBufferLike>;
  readonly #mask: number;

  /** `memory` is what `circularBytes` asked for, zeroed when new. Throws a RangeError when the capacity is no power of two. */
  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.header = new Int32Array(memory, 0, headerBytes / 4);
    this.#data = new Float32Array(memory, headerBytes);
    this.capacity = this.#data.length;
    this.#mask = this.capacity - 1;
    if ((this.capacity & this.#mask) !== 0) throw new RangeError(`a capacity of ${this.capacity} is no power of two`);
  }

  /** Writes `samples`, at most the capacity, behind the first `at` samples. Allocates only when they wrap around the end. */
  put(at: number, samples: Float32Array): void {
    const place = at & this.#mask;
    const first = Math.min(samples.length, this.capacity - place);
    this.#data.set(first === samples.length ? samples : samples.subarray(0, first), place);
    if (first < samples.length) this.#data.set(samples.subarray(first), 0);
  }

  /** Copies `count` samples, at most the capacity, from behind the first `at` samples to the start of `into`. */
  take(at: number, into: Float32Array, count: number): void {
    const place = at & this.#mask;
    const first = Math.min(count, this.capacity - place);
    into.set(this.#data.subarray(place, place + first));
    if (first < count) into.set(this.#data.subarray(0, count - first), first);
  }

  clear(): void {
    this.#data.fill(0);
  }
}
