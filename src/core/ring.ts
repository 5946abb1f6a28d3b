/**
 * A single-producer, single-consumer ring buffer of samples between two threads.
 *
 * Real-time rules: one writer (the audio thread), one reader (the listening thread). Neither side blocks, allocates or sends a message. A
 * block that does not fit is dropped whole and counted: lost samples are lost words, so they are never silent. Without shared memory the
 * same code runs over an ArrayBuffer inside one thread.
 */

import { CircularSamples } from './circular.ts';
import { pause } from './time.ts';

/** Places of the counters in the header. */
const written = 0;
const taken = 1;
const droppedBlocks = 2;
const droppedSamples = 3;

export class SampleRing {
  readonly #samples: CircularSamples;
  readonly #header: Int32Array<ArrayBufferLike>;

  /** `memory` is what `circularBytes` asked for, zeroed when new; both threads construct a ring over the same memory. */
  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.#samples = new CircularSamples(memory);
    this.#header = this.#samples.header;
  }

  /** Writer only. False when the block did not fit and was dropped. */
  write(block: Float32Array): boolean {
    const header = this.#header;
    const head = header[written]!;
    const free = this.#samples.capacity - ((head - Atomics.load(header, taken)) | 0);
    if (block.length > free) {
      Atomics.add(header, droppedBlocks, 1);
      Atomics.add(header, droppedSamples, block.length);
      return false;
    }
    this.#samples.put(head, block);
    Atomics.store(header, written, (head + block.length) | 0);
    return true;
  }

  /** Writer only. Wakes a waiting reader. Call it every few blocks, not on each. */
  notify(): void {
    Atomics.notify(this.#header, written);
  }

  /** Reader only. Copies up to `into.length` samples into `into` and returns their number. */
  read(into: Float32Array): number {
    const tail = this.#header[taken]!;
    const count = Math.min(into.length, this.available);
    this.#samples.take(tail, into, count);
    Atomics.store(this.#header, taken, (tail + count) | 0);
    return count;
  }

  /** Samples that were written and not yet read. */
  get available(): number {
    return (Atomics.load(this.#header, written) - Atomics.load(this.#header, taken)) | 0;
  }

  get dropped(): { blocks: number; samples: number } {
    return {
      blocks: Atomics.load(this.#header, droppedBlocks),
      samples: Atomics.load(this.#header, droppedSamples),
    };
  }

  /** Reader only. Resolves when samples are available, after `timeoutMs` at the latest. Never blocks the thread. */
  changed(timeoutMs: number): Promise<unknown> {
    if (this.available > 0) return Promise.resolve();
    // Firefox before 145 has no Atomics.waitAsync, and nobody notifies over unshared memory: there a timer polls.
    if (!('waitAsync' in Atomics) || this.#header.buffer instanceof ArrayBuffer) {
      return pause(Math.min(timeoutMs, 20));
    }
    const seen = Atomics.load(this.#header, taken);
    const shared = this.#header as Int32Array<SharedArrayBuffer>;
    return Promise.resolve(Atomics.waitAsync(shared, written, seen, timeoutMs).value);
  }
}
