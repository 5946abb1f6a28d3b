/** The kernels of transformer.wat, and the memory that they compute in. */

import type { ByteProduct } from '../graph/encoder/encoder-weights.ts';
import { kernelModule } from './kernel-module.ts';
import { transformerModule } from './transformer-module.ts';

/** Addresses are places in the memory, in bytes. */
interface Kernels {
  normalise(
    from: number,
    rows: number,
    width: number,
    gains: number,
    biases: number,
    epsilon: number,
    to: number,
  ): void;
  quantise(
    from: number,
    rows: number,
    stride: number,
    width: number,
    greatest: number,
    group: number,
    to: number,
    scales: number,
  ): void;
  multiply(
    rows: number,
    rowCount: number,
    pairs: number,
    columns: number,
    columnCount: number,
    rowScales: number,
    columnScales: number,
    bias: number,
    to: number,
    stride: number,
    adds: number,
  ): void;
  multiplyBytes(
    rows: number,
    rowCount: number,
    pairs: number,
    columns: number,
    columnCount: number,
    zero: number,
    scratch: number,
    rowScales: number,
    columnScales: number,
    bias: number,
    to: number,
    stride: number,
    adds: number,
  ): void;
  gelu(at: number, count: number): void;
  likelihoods(scores: number, rows: number, width: number, whole: number, to: number, scales: number): void;
}

/** A product whose bytes are in the memory. Addresses and numbers. */
export interface PlacedProduct {
  inputs: number;
  outputs: number;
  bytes: number;
  zero: number;
  /** What the greatest activation of a row becomes: so small that the sum over all inputs fits 32 bits. */
  greatest: number;
  scales: number;
  bias: number;
}

/** Rows and columns lie in groups of so many. */
export const rowsTogether = 4;
export const columnsTogether = 8;
export const greatestSum = 2 ** 31 - 1;
const greatestInteger = 32_767;
const page = 65_536;
const alignment = 16;

/** Pages of 64 KiB that the memory has at most: transformer.wat says so, too. */
const mostPages = 16_384;

/** The module, for a memory that threads share or for one of this thread: a flag of the limits in its import. */
function moduleFor(isShared: boolean): WebAssembly.Module {
  return kernelModule(transformerModule, (bytes) => {
    const name = [...'memory'].map((letter) => letter.charCodeAt(0));
    const at = bytes.findIndex((_, place) => name.every((letter, i) => bytes[place + i] === letter));
    const limits = at + name.length + 1;
    if (isShared) bytes[limits] = hasMost | sharedFlag;
  });
}

const [hasMost, sharedFlag] = [1, 2];

/** What another thread needs to compute in the same memory. */
export interface SharedMemory {
  memory: WebAssembly.Memory;
  module: WebAssembly.Module;
}

export class TransformerMemory {
  readonly kernels: Kernels;
  readonly shared: SharedMemory;
  #end = 0;

  private constructor(shared: SharedMemory) {
    this.shared = shared;
    const { exports } = new WebAssembly.Instance(shared.module, { own: { memory: shared.memory } });
    this.kernels = exports as unknown as Kernels;
  }

  /** Throws a RangeError where there is no memory. */
  static create(isShared: boolean): TransformerMemory {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: isShared });
    return new TransformerMemory({ memory, module: moduleFor(isShared) });
  }

  /** The memory of another thread. What it reserves is not known here. */
  static of(shared: SharedMemory): TransformerMemory {
    return new TransformerMemory(shared);
  }

  /** Room for so many bytes. Views of the memory from before are no longer valid. Throws a RangeError where there is none. */
  reserve(bytes: number): number {
    const at = this.#end;
    this.#end += Math.ceil(bytes / alignment) * alignment;
    const { memory } = this.shared;
    const missing = Math.ceil((this.#end - memory.buffer.byteLength) / page);
    if (missing > 0) memory.grow(missing);
    return at;
  }

  /** Room for so many floats. */
  reserveFloats(count: number): number {
    return this.reserve(4 * count);
  }

  /** A view, valid until more is reserved. */
  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.shared.memory.buffer, at, count);
  }

  place(values: Float32Array): number {
    const at = this.reserveFloats(values.length);
    this.floats(at, values.length).set(values);
    return at;
  }

  /** Of a convolution, inputs are ordered by frame and then by channel. Outputs are a multiple of 8, inputs of 4. */
  placeProduct({ bytes, inputs, outputs, scale, zero, bias }: ByteProduct, isConvolution = false): PlacedProduct {
    const at = this.reserve(inputs * outputs);
    const to = new Int8Array(this.shared.memory.buffer, at, inputs * outputs);
    // Steps in the file: from an input of a frame to the next, and from an output to the next.
    const frames = isConvolution ? 3 : 1;
    const channels = inputs / frames;
    const [step, across] = isConvolution ? [frames, inputs] : [outputs, 1];
    // Of unsigned ones 128 less: the highest bit turned.
    const turned = bytes instanceof Int8Array ? 0 : 0x80;
    for (let first = 0; first < outputs; first += columnsTogether) {
      for (let input = 0; input < inputs; input++) {
        const from = first * across + (input % channels) * step + Math.floor(input / channels);
        const place = first * inputs + (input >> 1) * 2 * columnsTogether + (input & 1);
        for (let column = 0; column < columnsTogether; column++) {
          to[place + 2 * column] = bytes[from + column * across]! ^ turned;
        }
      }
    }
    const [least, most] = turned ? [0, 255] : [-128, 127];
    const farthest = Math.max(zero - least!, most! - zero);
    return {
      inputs,
      outputs,
      bytes: at,
      zero: zero - turned,
      greatest: Math.min(greatestInteger, Math.floor(greatestSum / (farthest * inputs))),
      scales: this.place(new Float32Array(outputs).fill(scale)),
      bias: this.place(bias ?? new Float32Array(outputs)),
    };
  }
}
