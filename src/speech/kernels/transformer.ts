/** The kernels of transformer.wat, and the memory that they compute in. */

import type { ByteProduct } from '../graph/encoder/encoder-weights.ts';
import { kernelModule } from './kernel-module.ts';
import { greatestInteger, greatestSum, page, upTo } from './sizes.ts';
import { transformerModule } from './transformer-module.ts';

/** What becomes of the sums of a product. */
type Into = [rowScales: number, columnScales: number, bias: number, to: number, stride: number, adds: number];

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
  multiply(rows: number, rowCount: number, pairs: number, columns: number, columnCount: number, ...into: Into): void;
  multiplyBytes(
    rows: number,
    rowCount: number,
    pairs: number,
    columns: number,
    columnCount: number,
    zero: number,
    scratch: number,
    ...into: Into
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
const alignment = 16;

/** What another thread needs to compute in the same memory. */
export interface SharedMemory {
  memory: WebAssembly.Memory;
  module: WebAssembly.Module;
}

export class TransformerMemory {
  readonly kernels: Kernels;
  readonly shared: SharedMemory;

  constructor(shared: SharedMemory) {
    this.shared = shared;
    const { exports } = new WebAssembly.Instance(shared.module, { own: { memory: shared.memory } });
    this.kernels = exports as unknown as Kernels;
  }

  /** A view. */
  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.shared.memory.buffer, at, count);
  }
}

/** What is to lie in a memory, before it is there: it gets the size that it needs, and keeps it. */
export class MemoryPlan {
  #bytes = 0;
  readonly #fills: ((buffer: ArrayBufferLike) => void)[] = [];

  /** Room for so many bytes. */
  reserve(bytes: number): number {
    const at = this.#bytes;
    this.#bytes += upTo(alignment, bytes);
    return at;
  }

  /** Room for so many floats. */
  reserveFloats(count: number): number {
    return this.reserve(4 * count);
  }

  place(values: Float32Array): number {
    const at = this.reserveFloats(values.length);
    this.#fills.push((buffer) => new Float32Array(buffer, at, values.length).set(values));
    return at;
  }

  /** Of a convolution, inputs are ordered by frame and then by channel. Outputs are a multiple of 8, inputs of 4. */
  placeProduct(product: ByteProduct, isConvolution = false): PlacedProduct {
    const { bytes, inputs, outputs, scale, zero, bias } = product;
    const at = this.reserve(inputs * outputs);
    this.#fills.push((buffer) => {
      pack(product, isConvolution, new Int8Array(buffer, at, inputs * outputs));
    });
    const [least, most] = bytes instanceof Int8Array ? [-128, 127] : [0, 255];
    const farthest = Math.max(zero - least!, most! - zero);
    return {
      inputs,
      outputs,
      bytes: at,
      zero: zero - turnedBy(bytes),
      greatest: Math.min(greatestInteger, Math.floor(greatestSum / (farthest * inputs))),
      scales: this.place(new Float32Array(outputs).fill(scale)),
      bias: this.place(bias ?? new Float32Array(outputs)),
    };
  }

  /** The memory, for several threads or for this one. Throws a RangeError where there is none. */
  memory(isShared: boolean): TransformerMemory {
    const pages = upTo(page, this.#bytes) / page;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: isShared });
    for (const fill of this.#fills) fill(memory.buffer);
    return new TransformerMemory({ memory, module: moduleFor(isShared) });
  }
}

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

/** Unsigned bytes become signed ones, 128 less: the highest bit turned. */
const turnedBy = (bytes: ByteProduct['bytes']): number => (bytes instanceof Int8Array ? 0 : 0x80);

/** Columns in groups, by pairs of inputs: [groups][pairs][8][2]. */
function pack({ bytes, inputs, outputs }: ByteProduct, isConvolution: boolean, to: Int8Array): void {
  const frames = isConvolution ? 3 : 1;
  const channels = inputs / frames;
  // Steps in the file: from an input of a frame to the next, and from an output to the next.
  const [step, across] = isConvolution ? [frames, inputs] : [outputs, 1];
  const turned = turnedBy(bytes);
  for (let first = 0; first < outputs; first += columnsTogether) {
    for (let input = 0; input < inputs; input++) {
      const from = first * across + (input % channels) * step + Math.floor(input / channels);
      const place = first * inputs + (input >> 1) * 2 * columnsTogether + (input & 1);
      for (let column = 0; column < columnsTogether; column++) {
        to[place + 2 * column] = bytes[from + column * across]! ^ turned;
      }
    }
  }
}
