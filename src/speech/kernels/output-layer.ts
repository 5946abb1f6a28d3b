/**
 * The output layer of a decoder, from its last hidden state to the scores of all tokens, over the 8-bit weights themselves: a quarter of the
 * bytes that the runtime reads, which is what a step waits for. The hidden state is rounded to 16 bits, the greatest of each row to the
 * greatest number: 256 times as fine as the runtime's own dynamic quantisation, and each row alone.
 */

import type { OutputWeights } from '../graph/split-output.ts';
import { kernelModule } from './kernel-module.ts';
import { outputLayerModule } from './output-layer-module.ts';
import { greatestInteger, greatestSum, page, upTo } from './sizes.ts';

interface Kernel {
  memory: WebAssembly.Memory;
  /** See output-layer.wat. */
  multiply(
    weights: number,
    rows: number,
    width: number,
    hidden: number,
    scores: number,
    offset: number,
    scale: number,
  ): void;
}

/** What the kernel takes at once. */
const rowsAtOnce = 4;
const weightsAtOnce = 16;
/** Bytes are stored as signed ones: 128 less. */
const bias = 128;

export class OutputLayer {
  readonly tokens: number;
  readonly width: number;
  readonly #kernel: Kernel;
  readonly #rows: number;
  readonly #scale: number;
  readonly #zero: number;
  /** What the greatest of a row becomes: so small that the sum over a row of weights fits 32 bits. */
  readonly #greatest: number;
  readonly #weightsAt: number;
  readonly #scoresAt: number;

  private constructor({ bytes, tokens, width, scale, zero }: OutputWeights) {
    this.tokens = tokens;
    this.width = width;
    this.#rows = upTo(rowsAtOnce, tokens);
    this.#scale = scale;
    this.#zero = zero - bias;
    const farthest = Math.max(bias, zero, 255 - zero);
    this.#greatest = Math.min(greatestInteger, Math.floor(greatestSum / (farthest * width)));
    this.#weightsAt = upTo(weightsAtOnce, 2 * width);
    this.#scoresAt = this.#weightsAt + upTo(weightsAtOnce, this.#rows * width);
    const { exports } = new WebAssembly.Instance(kernelModule(outputLayerModule));
    this.#kernel = exports as unknown as Kernel;
    const { memory } = this.#kernel;
    memory.grow(Math.ceil((this.#scoresAt + 4 * this.#rows) / page) - memory.buffer.byteLength / page);
    new Uint8Array(memory.buffer, this.#weightsAt, bytes.length).set(bytes);
    // Rows are whole words; 128 less is the highest bit turned.
    const fours = new Uint32Array(memory.buffer, this.#weightsAt, bytes.length / 4);
    for (let at = 0; at < fours.length; at++) fours[at]! ^= 0x80808080;
  }

  /** Null for weights that the kernel cannot take: rows of a multiple of 16 it can. */
  static of(weights: OutputWeights): OutputLayer | null {
    return weights.width % weightsAtOnce === 0 ? new OutputLayer(weights) : null;
  }

  /** The scores of all tokens, [tokens], for one hidden state, [width]. */
  scores(hidden: Float32Array): Float32Array {
    const { memory, multiply } = this.#kernel;
    const integers = new Int16Array(memory.buffer, 0, this.width);
    const greatest = greatestOf(hidden);
    const unit = greatest === 0 ? 1 : greatest / this.#greatest;
    let sum = 0;
    for (let at = 0; at < this.width; at++) {
      const integer = Math.round(hidden[at]! / unit);
      integers[at] = integer;
      sum += integer;
    }
    multiply(this.#weightsAt, this.#rows, this.width, 0, this.#scoresAt, this.#zero * sum, unit * this.#scale);
    return new Float32Array(memory.buffer, this.#scoresAt, this.tokens).slice();
  }
}

/** The greatest magnitude. Not a number where one is none, so that what is broken stays so. */
function greatestOf(values: Float32Array): number {
  let greatest = 0;
  for (const value of values) greatest = Math.max(greatest, Math.abs(value));
  return greatest;
}
