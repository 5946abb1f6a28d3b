/**
 * The layers of Silero VAD, computed by a SIMD kernel (layer.wat) over memory of its own. Four convolutions over the time of magnitude
 * spectra, an LSTM, one output. What a stream is remembered by belongs to its detector: detectors of one thread share a network.
 */

import { kernelModule } from '../kernels/kernel-module.ts';
import { layerModule } from './layer-module.ts';
import { hiddenSize, type Layer, readSileroWeights, type SileroWeights } from './silero-weights.ts';

/** Spectra of a frame, and their bins. */
export const spectra = 4;
export const bins = 129;
/** Steps in time of what each convolution takes in. */
const steps = [spectra, spectra, spectra / 2, 1] as const;
const taps = 3;
/** Numbers that the kernel takes at once. */
const atOnce = 4;
const page = 65_536;
const floatBytes = 4;

/** Both halves of the LSTM's state, [hiddenSize] each. */
export interface SileroState {
  hidden: Float32Array;
  cell: Float32Array;
}

interface Kernel {
  memory: WebAssembly.Memory;
  /** See layer.wat. Addresses are in bytes. */
  apply(rows: number, bias: number, outputs: number, inputs: number, from: number, to: number, least: number): void;
}

/** A layer in the kernel's memory: addresses, and numbers in a row with those that fill it up. */
interface PlacedLayer {
  rows: number;
  bias: number;
  outputs: number;
  inputs: number;
}

export class SileroNetwork {
  readonly #apply: Kernel['apply'];
  readonly #convolutions: readonly PlacedLayer[];
  readonly #gatesLayer: PlacedLayer;
  readonly #output: Layer;
  /** What each convolution takes in, with a step of zeros before and after. */
  readonly #inputs: readonly Float32Array[];
  /** What the last convolution gives, and the hidden state beside it. */
  readonly #recurrent: Float32Array;
  readonly #gates: Float32Array;

  constructor({ convolutions, gates, output }: SileroWeights) {
    const { exports } = new WebAssembly.Instance(kernelModule(layerModule));
    const { memory, apply } = exports as unknown as Kernel;
    const layers = [...convolutions, gates];
    const widths = convolutions.map(({ inputs }) => inputs / taps);
    const sizes = [
      ...layers.map(({ outputs, inputs }) => outputs * (padded(inputs) + 1)),
      ...widths.map((width, at) => (steps[at]! + 2) * width + atOnce),
      2 * hiddenSize,
      gates.outputs,
    ];
    const bytes = floatBytes * sizes.reduce((sum, size) => sum + padded(size), 0);
    memory.grow(Math.ceil(bytes / page) - memory.buffer.byteLength / page);
    let end = 0;
    const floats = (length: number): Float32Array => {
      const place = new Float32Array(memory.buffer, end, length);
      end += floatBytes * padded(length);
      return place;
    };
    const place = ({ outputs, inputs, rows, bias }: Layer): PlacedLayer => {
      const width = padded(inputs);
      const own = floats(outputs * width);
      for (let row = 0; row < outputs; row++) own.set(rows.subarray(row * inputs, (row + 1) * inputs), row * width);
      const added = floats(outputs);
      added.set(bias);
      return { rows: own.byteOffset, bias: added.byteOffset, outputs, inputs: width };
    };
    this.#apply = apply;
    this.#convolutions = convolutions.map(place);
    this.#gatesLayer = place(gates);
    this.#output = output;
    this.#inputs = widths.map((width, at) => floats((steps[at]! + 2) * width + atOnce));
    this.#recurrent = floats(2 * hiddenSize);
    this.#gates = floats(gates.outputs);
  }

  /** Throws `model-broken` when the file is no ONNX model, and `model-unsupported` when it is another one. */
  static read(file: ArrayBuffer): SileroNetwork {
    return new SileroNetwork(readSileroWeights(file));
  }

  /** Where the magnitudes of the next frame are written, [spectra, bins]. */
  get magnitudes(): Float32Array {
    return this.#inputs[0]!.subarray(bins, (spectra + 1) * bins);
  }

  /** The probability of speech, 0 to 1, by the magnitudes and the state, which goes one step on. */
  next(state: SileroState): number {
    this.#convolve();
    return this.#recur(state);
  }

  #convolve(): void {
    for (const [at, layer] of this.#convolutions.entries()) {
      const isLast = at === this.#convolutions.length - 1;
      const from = this.#inputs[at]!;
      const into = isLast ? this.#recurrent : this.#inputs[at + 1]!;
      // The last one gives a single step, the others one after the step of zeros.
      const to = isLast ? 0 : layer.outputs;
      const results = isLast ? 1 : steps[at + 1]!;
      const width = (from.length - atOnce) / (steps[at]! + 2);
      const stride = (steps[at]! / results) * width;
      for (let result = 0; result < results; result++) {
        this.#run(layer, from, result * stride, into, to + result * layer.outputs, 0);
      }
    }
  }

  /** One step of the LSTM (Hochreiter and Schmidhuber 1997). */
  #recur({ hidden, cell }: SileroState): number {
    const gates = this.#gates;
    this.#recurrent.set(hidden, hiddenSize);
    this.#run(this.#gatesLayer, this.#recurrent, 0, gates, 0, Number.NEGATIVE_INFINITY);
    for (let at = 0; at < hiddenSize; at++) {
      const kept = sigmoid(gates[hiddenSize + at]!) * cell[at]!;
      cell[at] = kept + sigmoid(gates[at]!) * Math.tanh(gates[2 * hiddenSize + at]!);
      hidden[at] = sigmoid(gates[3 * hiddenSize + at]!) * Math.tanh(cell[at]!);
    }
    const { rows, bias } = this.#output;
    let score = bias[0]!;
    for (let at = 0; at < hiddenSize; at++) score += rows[at]! * Math.max(0, hidden[at]!);
    return sigmoid(score);
  }

  /** Writes a layer's outputs for the numbers from `at` on, at least `least`, to `toAt`. */
  #run(layer: PlacedLayer, from: Float32Array, at: number, to: Float32Array, toAt: number, least: number): void {
    const { rows, bias, outputs, inputs } = layer;
    this.#apply(
      rows,
      bias,
      outputs,
      inputs,
      from.byteOffset + floatBytes * at,
      to.byteOffset + floatBytes * toAt,
      least,
    );
  }
}

const padded = (length: number): number => Math.ceil(length / atOnce) * atOnce;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
