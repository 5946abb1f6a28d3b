/** Regroups samples of any block length into frames of a fixed length. */

export class Frames {
  readonly #frame: Float32Array<ArrayBuffer>;
  #filled = 0;

  constructor(length: number) {
    this.#frame = new Float32Array(length);
  }

  /** Samples that do not fill a frame yet. */
  get pending(): number {
    return this.#filled;
  }

  /** The samples that do not fill a frame yet, for frames that go on later. */
  get rest(): number[] {
    return [...this.#frame.subarray(0, this.#filled)];
  }

  /** Calls `onFrame` for each full frame, one after another. The frame's memory is reused. */
  push(samples: Float32Array, onFrame: (frame: Float32Array) => void): void {
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#frame.length) break;
      this.#filled = 0;
      onFrame(this.#frame);
    }
  }
}
