/**
 * Silero VAD v6 (MIT): the probability that a frame of 32 ms is speech. The network is small enough to be computed here: a copy of ONNX
 * Runtime for it would take longer to start than the model of the embedded engine takes to load, and no less time per frame. Magnitude
 * spectra, four convolutions over their time, an LSTM, one output.
 */

import type { Meter } from '../../protocol/metrics.ts';
import { RealFourier } from '../features/fourier.ts';
import { frameSamples } from './segmenter.ts';
import { hiddenSize, type Layer, type SileroWeights } from './silero-weights.ts';

/** The network expects the samples before the frame as context; without them it misses onsets. */
const contextSamples = 64;
/** Samples of a spectrum, and between the starts of two. */
const windowSamples = 256;
const hop = 128;
/** Samples by which the end is mirrored. */
const mirrored = 64;
const spectra = (contextSamples + frameSamples + mirrored - windowSamples) / hop + 1;
/** Steps in time of what each convolution takes in. */
const steps = [spectra, spectra, spectra / 2, 1] as const;

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

/** A detector has the state of one stream; several detectors may share weights. */
export class VoiceDetector {
  readonly #weights: SileroWeights;
  readonly #meter: Meter;
  readonly #samples = new Float32Array(contextSamples + frameSamples + mirrored);
  readonly #fourier = new RealFourier(windowSamples);
  readonly #windowed = new Float64Array(windowSamples);
  readonly #power = new Float64Array(windowSamples / 2 + 1);
  /** What each convolution takes in, with a step of zeros before and after. */
  readonly #inputs: readonly Float32Array[];
  /** What the last convolution gives, and the hidden state beside it. */
  readonly #recurrent = new Float32Array(2 * hiddenSize);
  readonly #gates = new Float32Array(4 * hiddenSize);
  readonly #cell = new Float32Array(hiddenSize);

  constructor(weights: SileroWeights, meter: Meter) {
    this.#weights = weights;
    this.#meter = meter;
    this.#inputs = weights.convolutions.map(({ inputs }, at) => new Float32Array((steps[at]! + 2) * (inputs / 3)));
  }

  get state(): DetectorState {
    return {
      context: [...this.#samples.subarray(frameSamples, frameSamples + contextSamples)],
      hidden: [...this.#recurrent.subarray(hiddenSize)],
      cell: [...this.#cell],
    };
  }

  /** Goes on where another detector was. */
  set state({ context, hidden, cell }: DetectorState) {
    this.#samples.set(context, frameSamples);
    this.#recurrent.set(hidden, hiddenSize);
    this.#cell.set(cell);
  }

  /** The probability of speech, 0 to 1, in the next 512 samples at 16 kHz; frames must be consecutive. */
  next(frame: Float32Array): number {
    const started = performance.now();
    this.#take(frame);
    this.#measureSpectra();
    this.#convolve();
    const probability = this.#recur();
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
    const into = this.#inputs[0]!;
    const bins = this.#power.length;
    for (let step = 0; step < spectra; step++) {
      for (let at = 0; at < windowSamples; at++) {
        this.#windowed[at] = this.#samples[step * hop + at]! * hann[at]!;
      }
      this.#fourier.power(this.#windowed, this.#power);
      for (let bin = 0; bin < bins; bin++) into[(step + 1) * bins + bin] = Math.sqrt(this.#power[bin]!);
    }
  }

  #convolve(): void {
    const { convolutions } = this.#weights;
    for (const [at, layer] of convolutions.entries()) {
      const isLast = at === convolutions.length - 1;
      const into = isLast ? this.#recurrent : this.#inputs[at + 1]!;
      // The last one gives a single step, the others one after the step of zeros.
      const from = isLast ? 0 : layer.outputs;
      const results = isLast ? 1 : steps[at + 1]!;
      const stride = (steps[at]! / results) * (layer.inputs / 3);
      for (let result = 0; result < results; result++) {
        apply(layer, this.#inputs[at]!, result * stride, into, from + result * layer.outputs);
        rectify(into, from + result * layer.outputs, layer.outputs);
      }
    }
  }

  /** One step of the LSTM (Hochreiter and Schmidhuber 1997). */
  #recur(): number {
    const gates = this.#gates;
    const hidden = this.#recurrent.subarray(hiddenSize);
    apply(this.#weights.gates, this.#recurrent, 0, gates, 0);
    for (let at = 0; at < hiddenSize; at++) {
      const kept = sigmoid(gates[hiddenSize + at]!) * this.#cell[at]!;
      this.#cell[at] = kept + sigmoid(gates[at]!) * Math.tanh(gates[2 * hiddenSize + at]!);
      hidden[at] = sigmoid(gates[3 * hiddenSize + at]!) * Math.tanh(this.#cell[at]!);
    }
    const { rows, bias } = this.#weights.output;
    let score = bias[0]!;
    for (let at = 0; at < hiddenSize; at++) score += rows[at]! * Math.max(0, hidden[at]!);
    return sigmoid(score);
  }
}

/** Writes a layer's outputs for the numbers from `at` on to `to`. Four sums side by side keep the processor's units busy. */
function apply(
  { outputs, inputs, rows, bias }: Layer,
  from: Float32Array,
  at: number,
  to: Float32Array,
  toAt: number,
): void {
  const whole = inputs - (inputs % 4);
  for (let output = 0; output < outputs; output++) {
    const row = output * inputs;
    let a = bias[output]!;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < whole; i += 4) {
      a += rows[row + i]! * from[at + i]!;
      b += rows[row + i + 1]! * from[at + i + 1]!;
      c += rows[row + i + 2]! * from[at + i + 2]!;
      d += rows[row + i + 3]! * from[at + i + 3]!;
    }
    for (let i = whole; i < inputs; i++) a += rows[row + i]! * from[at + i]!;
    to[toAt + output] = a + b + c + d;
  }
}

function rectify(values: Float32Array, from: number, count: number): void {
  for (let at = from; at < from + count; at++) if (values[at]! < 0) values[at] = 0;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
