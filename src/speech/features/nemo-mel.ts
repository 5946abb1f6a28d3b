/**
 * NeMo's features (AudioToMelSpectrogramPreprocessor): pre-emphasis, windows of 25 ms every 10 ms, 128 mel bands, logarithms, and each band
 * normalised to mean 0 and standard deviation 1 over the utterance. Dither, which is for training, is left out.
 */

import { speechRate } from '../../core/resampler.ts';
import { RealFourier } from './fourier.ts';
import { type MelFilter, melFilters } from './mel-filters.ts';

const windowSamples = 400;
const frameSamples = 512;
const hopSamples = 160;
const emphasis = 0.97;
/** Added to powers before the logarithm. */
const guard = 2 ** -24;
/** Added to standard deviations, so that a constant band is not divided by zero. */
const leastDeviation = 1e-5;
/** A single frame has no standard deviation. */
const leastFrames = 2;

export interface Mel {
  /** [bands, frames] */
  data: Float32Array;
  frames: number;
}

export class NemoMel {
  readonly #bands: number;
  readonly #fourier = new RealFourier(frameSamples);
  readonly #filters: readonly MelFilter[];
  readonly #window = Float64Array.from({ length: windowSamples }, (_, i) => hann(i));
  readonly #frame = new Float64Array(frameSamples);
  readonly #power = new Float64Array(this.#fourier.bins);

  constructor(bands: number) {
    this.#bands = bands;
    this.#filters = melFilters(bands, this.#fourier.bins, speechRate);
  }

  /** Features of 16 kHz samples between -1 and 1; null for fewer than two frames. */
  of(samples: Float32Array): Mel | null {
    const frames = Math.floor(samples.length / hopSamples);
    if (frames < leastFrames) return null;
    const data = new Float32Array(this.#bands * frames);
    for (let frame = 0; frame < frames; frame++) {
      this.#transform(samples, frame * hopSamples - frameSamples / 2);
      for (let band = 0; band < this.#bands; band++) {
        const { first, weights } = this.#filters[band]!;
        let sum = 0;
        for (let i = 0; i < weights.length; i++) sum += weights[i]! * this.#power[first + i]!;
        data[band * frames + frame] = Math.log(sum + guard);
      }
    }
    for (let band = 0; band < this.#bands; band++) normalise(data.subarray(band * frames, (band + 1) * frames));
    return { data, frames };
  }

  /** The power spectrum of the frame that starts at a sample, with silence before the first sample and after the last. */
  #transform(samples: Float32Array, start: number): void {
    const margin = (frameSamples - windowSamples) / 2;
    for (let i = 0; i < windowSamples; i++) {
      const at = start + margin + i;
      const sample = at < samples.length ? (samples[at] ?? 0) - emphasis * (samples[at - 1] ?? 0) : 0;
      this.#frame[margin + i] = this.#window[i]! * sample;
    }
    this.#fourier.power(this.#frame, this.#power);
  }
}

/** A symmetric Hann window: both ends are zero. */
const hann = (i: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (windowSamples - 1));

function normalise(band: Float32Array): void {
  const mean = band.reduce((sum, each) => sum + each, 0) / band.length;
  const variance = band.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (band.length - 1);
  const scale = 1 / (Math.sqrt(variance) + leastDeviation);
  for (let i = 0; i < band.length; i++) band[i] = (band[i]! - mean) * scale;
}
