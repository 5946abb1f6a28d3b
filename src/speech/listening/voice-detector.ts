/**
 * Silero VAD v6 (MIT): the probability that a frame of 32 ms is speech. The network is small enough to be computed here: a copy of ONNX
 * Runtime for it would take longer to start than the model of the embedded engine takes to load.
 */

import type { Meter } from '../../protocol/metrics.ts';
import { RealFourier } from '../features/fourier.ts';
import { frameSamples } from './segmenter.ts';
import { bins, type SileroNetwork, type SileroState, spectra } from './silero-network.ts';
import { hiddenSize } from './silero-weights.ts';

/** The network expects the samples before the frame as context; without them it misses onsets. */
const contextSamples = 64;
/** Samples of a spectrum, and between the starts of two. */
const windowSamples = 256;
const hop = 128;
/** Samples by which the end is mirrored. */
const mirrored = 64;
const hann = Float64Array.from(
  { length: windowSamples },
  (_, at) => (1 - Math.cos((2 * Math.PI * at) / windowSamples)) / 2,
);

/** What a detector remembers of its stream, as plain numbers: the last samples, and both halves of the LSTM's state. */
export interface DetectorState {
  context: readonly number[];
  hidden: readonly number[];
  cell: readonly number[];
}

/** A detector has the state of one stream. */
export class VoiceDetector {
  readonly #network: SileroNetwork;
  readonly #meter: Meter;
  readonly #samples = new Float32Array(contextSamples + frameSamples + mirrored);
  readonly #fourier = new RealFourier(windowSamples);
  readonly #windowed = new Float64Array(windowSamples);
  readonly #power = new Float64Array(bins);
  readonly #memory: SileroState = { hidden: new Float32Array(hiddenSize), cell: new Float32Array(hiddenSize) };

  constructor(network: SileroNetwork, meter: Meter) {
    this.#network = network;
    this.#meter = meter;
  }

  get state(): DetectorState {
    return {
      context: [...this.#samples.subarray(frameSamples, frameSamples + contextSamples)],
      hidden: [...this.#memory.hidden],
      cell: [...this.#memory.cell],
    };
  }

  /** Goes on where another detector was. */
  set state({ context, hidden, cell }: DetectorState) {
    this.#samples.set(context, frameSamples);
    this.#memory.hidden.set(hidden);
    this.#memory.cell.set(cell);
  }

  /** The probability of speech, 0 to 1, in the next 512 samples at 16 kHz; frames must be consecutive. */
  next(frame: Float32Array): number {
    const started = performance.now();
    this.#take(frame);
    this.#measureSpectra();
    const probability = this.#network.next(this.#memory);
    this.#meter.record('vad', performance.now() - started);
    return probability;
  }

  /** Keeps the end of the last frame as context, and mirrors the end of this one. */
  #take(frame: Float32Array): void {
    const samples = this.#samples;
    const end = contextSamples + frameSamples;
    samples.copyWithin(0, frameSamples, end);
    samples.set(frame, contextSamples);
    for (let at = 0; at < mirrored; at++) samples[end + at] = samples[end - 2 - at]!;
  }

  #measureSpectra(): void {
    const { magnitudes } = this.#network;
    for (let step = 0; step < spectra; step++) {
      for (let at = 0; at < windowSamples; at++) {
        this.#windowed[at] = this.#samples[step * hop + at]! * hann[at]!;
      }
      this.#fourier.power(this.#windowed, this.#power);
      for (let bin = 0; bin < bins; bin++) magnitudes[step * bins + bin] = Math.sqrt(this.#power[bin]!);
    }
  }
}
