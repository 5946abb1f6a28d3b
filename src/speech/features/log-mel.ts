/**
 * Whisper's features (Radford et al. 2022, §2.2): a log-mel spectrogram with windows of 25 ms every 10 ms, padded with silence to a fixed
 * length. While audio grows, the frames of its beginning are kept; only the floor, which depends on the loudest frame, is applied anew.
 */

import { speechRate } from '../../core/resampler.ts';
import { RealFourier } from './fourier.ts';
import { type MelFilter, melFilters } from './mel-filters.ts';

/** Samples of a window, and between the starts of two windows. */
export const windowSamples = 400;
export const hopSamples = 160;
const reach = windowSamples / 2;

/** Lower bound of the power before its logarithm is taken. */
const leastPower = 1e-10;
const silence = Math.log10(leastPower);
/** Dynamic range in powers of ten: lower values are raised to the loudest minus this. */
const span = 8;

export interface LogMelPlan {
  /** Number of mel bands: 80, or 128 in large-v3. */
  bands: number;
  /** Number of frames of the features, 10 ms each: 3000. */
  frames: number;
}

/** Number of frames of 10 ms that `samples` samples fill. */
export const framesOf = (samples: number): number => Math.ceil(samples / hopSamples);

export class LogMel {
  readonly #plan: LogMelPlan;
  readonly #fourier = new RealFourier(windowSamples);
  readonly #filters: readonly MelFilter[];
  readonly #window: Float64Array;
  readonly #frame = new Float64Array(windowSamples);
  readonly #power = new Float64Array(this.#fourier.bins);
  /** Log powers by frame and band, of the last audio. */
  readonly #logs: Float32Array;
  #heard = new Float32Array(0);

  constructor(plan: LogMelPlan) {
    this.#plan = plan;
    this.#filters = melFilters(plan.bands, this.#fourier.bins, speechRate);
    this.#window = Float64Array.from({ length: windowSamples }, (_, i) => hann(i));
    this.#logs = new Float32Array(plan.frames * plan.bands).fill(silence);
  }

  /** Samples of the whole window. */
  get most(): number {
    return this.#plan.frames * hopSamples;
  }

  /** Features [bands, frames] of 16 kHz samples between -1 and 1; samples beyond the window are left out. */
  of(samples: Float32Array): Float32Array<ArrayBuffer> {
    const audio = samples.subarray(0, this.most);
    const known = commonStart(this.#heard, audio);
    const heardFrames = this.#framesTouched(this.#heard.length);
    const frames = this.#framesTouched(audio.length);
    // A kept frame stays valid when its whole window is inside the common beginning.
    const first = known === this.#heard.length && known === audio.length ? frames : framesBefore(known);
    for (let frame = first; frame < frames; frame++) this.#compute(audio, frame);
    const { bands } = this.#plan;
    this.#logs.fill(silence, frames * bands, Math.max(frames, heardFrames) * bands);
    this.#heard = audio.slice();
    return this.#levelled();
  }

  /** Number of frames whose window overlaps the samples. */
  #framesTouched(samples: number): number {
    return samples === 0 ? 0 : Math.min(this.#plan.frames, Math.ceil((samples + reach) / hopSamples));
  }

  #compute(audio: Float32Array, frame: number): void {
    const start = frame * hopSamples - reach;
    for (let i = 0; i < windowSamples; i++) {
      this.#frame[i] = this.#window[i]! * (audio[reflected(start + i, this.most)] ?? 0);
    }
    this.#fourier.power(this.#frame, this.#power);
    const { bands } = this.#plan;
    for (let band = 0; band < bands; band++) {
      const { first, weights } = this.#filters[band]!;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * this.#power[first + i]!;
      this.#logs[frame * bands + band] = Math.log10(Math.max(leastPower, sum));
    }
  }

  #levelled(): Float32Array<ArrayBuffer> {
    const { bands, frames } = this.#plan;
    let loudest = silence;
    for (const log of this.#logs) if (log > loudest) loudest = log;
    const floor = loudest - span;
    const features = new Float32Array(bands * frames);
    for (let frame = 0; frame < frames; frame++) {
      for (let band = 0; band < bands; band++) {
        const log = this.#logs[frame * bands + band]!;
        features[band * frames + frame] = ((log > floor ? log : floor) + 4) / 4;
      }
    }
    return features;
  }
}

/** A periodic Hann window. */
const hann = (i: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowSamples);

/** The index in audio that is padded by reflection at both ends. */
function reflected(at: number, length: number): number {
  if (at < 0) return -at;
  return at < length ? at : 2 * (length - 1) - at;
}

/** Number of frames whose windows, reflected at the start, are inside the first `samples`. */
function framesBefore(samples: number): number {
  return samples <= reach ? 0 : Math.floor((samples - reach - 1) / hopSamples) + 1;
}

function commonStart(one: Float32Array, other: Float32Array): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same++;
  return same;
}
