/**
 * A ring of samples between two threads.
 *
 * Real-time rules: one writer (the audio thread), one reader (the listening thread). Neither side blocks, allocates or sends
 * a message. A block that does not fit is dropped whole and counted: lost samples are lost words, so they are never silent.
 * The same code runs over an ArrayBuffer inside one thread when shared memory is not to be had.
 */

import { pause } from './time.ts';

const headerBytes = 16;
const written = 0;
const taken = 1;
const droppedBlocks = 2;
const droppedSamples = 3;

export class SampleRing {
  readonly #header: Int32Array<ArrayBufferLike>;
  readonly #data: Float32Array<ArrayBufferLike>;
  readonly #mask: number;

  /** `memory` is what `SampleRing.bytes` asked for, zeroed when new; both threads construct a ring over the same memory. */
  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.#header = new Int32Array(memory, 0, headerBytes / 4);
    this.#data = new Float32Array(memory, headerBytes);
    const capacity = this.#data.length;
    if ((capacity & (capacity - 1)) !== 0) throw new RangeError(`ring capacity ${capacity} is not a power of two`);
    this.#mask = capacity - 1;
  }

  /** Bytes of memory for a ring that holds at least `samples`. */
  static bytes(samples: number): number {
    return headerBytes + 4 * 2 ** Math.ceil(Math.log2(samples));
  }

  /** Writer only. False when the block did not fit and was dropped. */
  write(block: Float32Array): boolean {
    const header = this.#header;
    const head = header[written]!;
    const free = this.#data.length - ((head - Atomics.load(header, taken)) | 0);
    if (block.length > free) {
      Atomics.add(header, droppedBlocks, 1);
      Atomics.add(header, droppedSamples, block.length);
      return false;
    }
    const at = head & this.#mask;
    const first = Math.min(block.length, this.#data.length - at);
    this.#data.set(first === block.length ? block : block.subarray(0, first), at);
    if (first < block.length) this.#data.set(block.subarray(first), 0);
    Atomics.store(header, written, (head + block.length) | 0);
    return true;
  }

  /** Writer only: wakes a reader that waits. Call it every few blocks, not on each. */
  notify(): void {
    Atomics.notify(this.#header, written);
  }

  /** Reader only. Takes up to `into.length` samples and returns how many there were. */
  read(into: Float32Array): number {
    const tail = this.#header[taken]!;
    const count = Math.min(into.length, this.available);
    const at = tail & this.#mask;
    const first = Math.min(count, this.#data.length - at);
    into.set(this.#data.subarray(at, at + first));
    if (first < count) into.set(this.#data.subarray(0, count - first), first);
    Atomics.store(this.#header, taken, (tail + count) | 0);
    return count;
  }

  /** Samples written and not yet read. */
  get available(): number {
    return (Atomics.load(this.#header, written) - Atomics.load(this.#header, taken)) | 0;
  }

  get dropped(): { blocks: number; samples: number } {
    return {
      blocks: Atomics.load(this.#header, droppedBlocks),
      samples: Atomics.load(this.#header, droppedSamples),
    };
  }

  /** Reader only: resolves when something was written, at the latest after `timeoutMs`. Never blocks the thread. */
  changed(timeoutMs: number): Promise<unknown> {
    if (this.available > 0) return Promise.resolve();
    // Atomics.waitAsync is missing in Firefox before 145; there, and over unshared memory, a timer does.
    if (!('waitAsync' in Atomics) || this.#header.buffer instanceof ArrayBuffer) {
      return pause(Math.min(timeoutMs, 20));
    }
    const seen = Atomics.load(this.#header, taken);
    const shared = this.#header as Int32Array<SharedArrayBuffer>;
    return Promise.resolve(Atomics.waitAsync(shared, written, seen, timeoutMs).value);
  }
}
