/** How much of the last second's sound was at the limit of what the microphone can give: such a voice is cut off, and words are lost. */

/** A block is overdriven with so many samples at the limit: one alone may be a click. */
const limit = 0.99;
const fewest = 3;
/** Weight of a block of 50 ms in the running mean. */
const weight = 0.05;

export class LimitMeter {
  /** Share of overdriven blocks, 0 to 1. */
  share = 0;

  push(block: Float32Array): void {
    let count = 0;
    for (const sample of block) if (Math.abs(sample) >= limit) count++;
    this.share += weight * (Number(count >= fewest) - this.share);
  }
}
