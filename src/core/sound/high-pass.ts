/**
 * A high-pass filter of the second order (Butterworth, by the bilinear transform; R. Bristow-Johnson, "Audio EQ Cookbook"). An offset of the
 * converter, the rumble of a table and the hum of the mains have no words, but level and voice detection take them for sound.
 */

import { speechRate } from '../resampler.ts';

/** Hz: below the lowest voices. */
const cutoff = 70;

export class HighPass {
  readonly #gain: number;
  readonly #back1: number;
  readonly #back2: number;
  /** The last two samples that came in, and the last two that went out; null before the first. */
  #past: { in1: number; in2: number; out1: number; out2: number } | null = null;

  /** `rate` in Hz. */
  constructor(rate = speechRate) {
    const angle = (2 * Math.PI * cutoff) / rate;
    const alpha = Math.sin(angle) * Math.SQRT1_2;
    this.#gain = (1 + Math.cos(angle)) / 2 / (1 + alpha);
    this.#back1 = (-2 * Math.cos(angle)) / (1 + alpha);
    this.#back2 = (1 - alpha) / (1 + alpha);
  }

  /** Filters the next samples of a stream, in place. The stream is taken to have been at the first sample's level before. */
  filter(samples: Float32Array): void {
    const first = samples[0] ?? 0;
    let { in1, in2, out1, out2 } = this.#past ?? { in1: first, in2: first, out1: 0, out2: 0 };
    for (let i = 0; i < samples.length; i++) {
      const sample = samples[i]!;
      const out = this.#gain * (sample - 2 * in1 + in2) - this.#back1 * out1 - this.#back2 * out2;
      in2 = in1;
      in1 = sample;
      out2 = out1;
      out1 = out;
      samples[i] = out;
    }
    if (samples.length > 0) this.#past = { in1, in2, out1, out2 };
  }
}
