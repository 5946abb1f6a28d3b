/** Regroups samples that come in any number into frames of a fixed length. */

export class Frames {
  readonly #frame: Float32Array<ArrayBuffer>;
  #filled = 0;

  constructor(length: number) {
    this.#frame = new Float32Array(length);
  }

  /** Samples that wait for a frame to be full. */
  get pending(): number {
    return this.#filled;
  }

  /** Calls `onFrame` for each full frame, one after another; the frame is reused. */
  async push(samples: Float32Array, onFrame: (frame: Float32Array) => Promise<void>): Promise<void> {
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#frame.length) break;
      this.#filled = 0;
      await onFrame(this.#frame);
    }
  }
}
