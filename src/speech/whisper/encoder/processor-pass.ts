/**
 * Whisper's encoder on the processor by kernels of our own, over the 8-bit weights of its file. The runtime rounds all activations of a
 * product by one common range, and to 8 bits; here each row is rounded alone, and to 13 to 16 bits. What lies between the products of an
 * attention is never there as a whole.
 */

import type { EncoderLayer, EncoderWeights, Normalisation } from '../../graph/encoder/encoder-weights.ts';
import {
  columnsTogether,
  greatestSum,
  type PlacedProduct,
  rowsTogether,
  TransformerMemory,
} from '../../kernels/transformer.ts';
import { tensor } from '../../runtime/onnx-runtime.ts';
import type { EncoderPass, Heard } from './encoder-pass.ts';
import type { FrameTensor, SilentTail } from './silence.ts';

/** Rows that go through the products between two attentions together: what lies between them stays near the processor. */
const rowsAtOnce = 60;
/** Rows of scores that are there at once. */
const scoresAtOnce = 20;
/** What the greatest value of a head becomes, and what its likelihoods make up at most: together they fit 32 bits, with room for rounding. */
const greatestValue = 4095;
const wholeLikelihood = Math.floor((0.98 * greatestSum) / greatestValue);
/** What is added to the score of a key that is none. */
const never = -1e30;

interface PlacedNormalisation {
  gain: number;
  bias: number;
  epsilon: number;
}

interface PlacedLayer {
  heads: number;
  size: number;
  before: PlacedNormalisation;
  query: PlacedProduct;
  key: PlacedProduct;
  value: PlacedProduct;
  mixed: PlacedProduct;
  between: PlacedNormalisation;
  wide: PlacedProduct;
  narrow: PlacedProduct;
}

/** Addresses of what lies between the weights and the output. */
interface Room {
  /** [frames, width]. */
  hidden: number;
  /** Of the convolutions first, then queries, keys and values: [frames or keys, width] each. */
  query: number;
  key: number;
  value: number;
  /** A block of rows: as floats, as integers, and their scales. */
  wide: number;
  integers: number;
  scales: number;
  /** Eight columns of a product. */
  columns: number;
  /** Of a head. */
  queries: number;
  queryScales: number;
  keys: number;
  keyScales: number;
  turnedValues: number;
  values: number;
  valueScales: number;
  scores: number;
  likelihoods: number;
  likelihoodScales: number;
  weights: number;
  nothing: number;
}

const upTo = (step: number, value: number): number => Math.ceil(value / step) * step;

export class ProcessorPass implements EncoderPass {
  readonly bands: number;
  readonly #width: number;
  readonly #memory = new TransformerMemory();
  readonly #convolutions: readonly [PlacedProduct, PlacedProduct];
  readonly #positions: Float32Array;
  readonly #layers: readonly PlacedLayer[];
  readonly #last: PlacedNormalisation;
  readonly #room: Room;

  private constructor({ bands, frames, width, convolutions, positions, layers, last }: EncoderWeights) {
    const memory = this.#memory;
    this.#width = width;
    this.bands = bands;
    this.#convolutions = [memory.placeProduct(convolutions[0], true), memory.placeProduct(convolutions[1], true)];
    this.#positions = positions;
    this.#layers = layers.map((layer) => this.#placeLayer(layer));
    this.#last = this.#placeNormalisation(last);
    this.#room = this.#reserve(frames, layers);
  }

  /** Null for numbers that the kernels cannot take: rows and heads of a multiple of 8 they can. Throws a RangeError without memory. */
  static of(weights: EncoderWeights): ProcessorPass | null {
    const sizes = [weights.width, ...weights.layers.flatMap(({ size, wide }) => [size, wide.outputs])];
    const fits = sizes.every((size) => size % columnsTogether === 0) && (3 * weights.bands) % rowsTogether === 0;
    return fits ? new ProcessorPass(weights) : null;
  }

  async run(
    features: Float32Array<ArrayBuffer>,
    tail: SilentTail | null,
    weights: Float32Array<ArrayBuffer>,
    withContext: boolean,
  ): Promise<Heard> {
    const width = this.#width;
    const frames = features.length / this.bands / 2 - 1;
    const behind = weights.length - frames;
    this.#hear(features, frames);
    const context: FrameTensor[] = [];
    for (const [at, layer] of this.#layers.entries()) {
      this.#project(layer, frames);
      if (withContext) context.push(this.#kept(this.#room.key, frames), this.#kept(this.#room.value, frames));
      if (tail) {
        this.#append(this.#room.key, frames, tail.context[2 * at]!);
        this.#append(this.#room.value, frames, tail.context[2 * at + 1]!);
      }
      this.#attend(layer, frames, weights);
      this.#transform(layer, frames);
    }
    const hidden = new Float32Array((frames + behind) * width);
    this.#normalise(this.#last, this.#room.hidden, frames, this.#room.query);
    hidden.set(this.#memory.floats(this.#room.query, frames * width));
    if (tail) hidden.set(tail.hidden.data, frames * width);
    return { hidden: tensor('float32', hidden, [1, frames + behind, width]), context };
  }

  async release(): Promise<void> {}

  /** Features through both convolutions, with positions. */
  #hear(features: Float32Array, frames: number): void {
    const { bands } = this;
    const width = this.#width;
    const { hidden, query: at } = this.#room;
    const memory = this.#memory;
    const melFrames = 2 * frames + 2;
    // Both have a frame of nothing in front, and rows of three frames, which overlap.
    const mel = memory.floats(at, (melFrames + 1) * bands);
    mel.fill(0, 0, bands);
    for (let band = 0; band < bands; band++) {
      for (let frame = 0; frame < melFrames; frame++)
        mel[(frame + 1) * bands + band] = features[band * melFrames + frame]!;
    }
    const first = at + 4 * upTo(4, mel.length);
    memory.floats(first, width).fill(0);
    this.#product(this.#convolutions[0], at, 2 * frames, 4 * bands, first + 4 * width, true);
    this.#product(this.#convolutions[1], first, frames, 8 * width, hidden, true);
    const sums = memory.floats(hidden, frames * width);
    for (let i = 0; i < sums.length; i++) sums[i]! += this.#positions[i]!;
  }

  /** A product over all rows, which begin `stride` bytes apart; with `bends` its result goes through the activation. */
  #product(product: PlacedProduct, from: number, rows: number, stride: number, to: number, bends: boolean): void {
    for (let row = 0; row < rows; row += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, rows - row);
      const place = to + 4 * row * product.outputs;
      this.#round(product, from + row * stride, count, stride);
      this.#multiply(product, count, place, false);
      if (bends) this.#memory.kernels.gelu(place, count * product.outputs);
    }
  }

  /** Queries, keys and values of a layer. */
  #project({ before, query, key, value }: PlacedLayer, frames: number): void {
    const width = this.#width;
    const { hidden, wide } = this.#room;
    for (let row = 0; row < frames; row += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, frames - row);
      const at = 4 * row * width;
      this.#normalise(before, hidden + at, count, wide);
      for (const [product, to] of [
        [query, this.#room.query],
        [key, this.#room.key],
        [value, this.#room.value],
      ] as const) {
        this.#round(product, wide, count, 4 * width);
        this.#multiply(product, count, to + at, false);
      }
    }
  }

  /** Attention of all heads; its result lies where the queries were. */
  #attend({ heads, size }: PlacedLayer, frames: number, weights: Float32Array): void {
    const { kernels } = this.#memory;
    const width = this.#width;
    const room = this.#room;
    const all = weights.length;
    const keys = upTo(columnsTogether, all);
    const row = 4 * width;
    const memory = this.#memory;
    const added = memory.floats(room.weights, keys);
    added.fill(never);
    added.set(weights);
    for (const at of [room.key, room.value]) memory.floats(at + all * row, (keys - all) * width).fill(0);
    const values = memory.floats(room.value, keys * width);
    const turned = memory.floats(room.turnedValues, keys * size);
    const greatest = Math.floor(Math.sqrt(greatestSum / size));
    for (let head = 0; head < heads; head++) {
      const at = 4 * head * size;
      kernels.quantise(room.query + at, frames, row, size, greatest, rowsTogether, room.queries, room.queryScales);
      kernels.quantise(room.key + at, keys, row, size, greatest, columnsTogether, room.keys, room.keyScales);
      for (let number = 0; number < size; number++) {
        for (let key = 0; key < keys; key++) turned[number * keys + key] = values[key * width + head * size + number]!;
      }
      kernels.quantise(
        room.turnedValues,
        size,
        4 * keys,
        keys,
        greatestValue,
        columnsTogether,
        room.values,
        room.valueScales,
      );
      for (let first = 0; first < frames; first += scoresAtOnce) {
        const count = Math.min(scoresAtOnce, frames - first);
        kernels.multiply(
          room.queries + 2 * first * size,
          count,
          size / 2,
          room.keys,
          keys,
          room.queryScales + 4 * first,
          room.keyScales,
          room.weights,
          room.scores,
          4 * keys,
          0,
        );
        kernels.likelihoods(room.scores, count, keys, wholeLikelihood, room.likelihoods, room.likelihoodScales);
        kernels.multiply(
          room.likelihoods,
          count,
          keys / 2,
          room.values,
          size,
          room.likelihoodScales,
          room.valueScales,
          room.nothing,
          room.query + first * row + at,
          row,
          0,
        );
      }
    }
  }

  /** What follows an attention in its layer. */
  #transform({ mixed, between, wide, narrow }: PlacedLayer, frames: number): void {
    const width = this.#width;
    const { hidden, query, wide: block } = this.#room;
    for (let row = 0; row < frames; row += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, frames - row);
      const at = 4 * row * width;
      this.#round(mixed, query + at, count, 4 * width);
      this.#multiply(mixed, count, hidden + at, true);
      this.#normalise(between, hidden + at, count, block);
      this.#round(wide, block, count, 4 * width);
      this.#multiply(wide, count, block, false);
      this.#memory.kernels.gelu(block, count * wide.outputs);
      this.#round(narrow, block, count, 4 * wide.outputs);
      this.#multiply(narrow, count, hidden + at, true);
    }
  }

  #normalise({ gain, bias, epsilon }: PlacedNormalisation, from: number, rows: number, to: number): void {
    this.#memory.kernels.normalise(from, rows, this.#width, gain, bias, epsilon, to);
  }

  /** Rows of floats as integers for a product. */
  #round({ inputs, greatest }: PlacedProduct, from: number, rows: number, stride: number): void {
    const { integers, scales } = this.#room;
    this.#memory.kernels.quantise(from, rows, stride, inputs, greatest, rowsTogether, integers, scales);
  }

  /** The product with what was rounded last. */
  #multiply(
    { inputs, outputs, bytes, zero, scales, bias }: PlacedProduct,
    rows: number,
    to: number,
    adds: boolean,
  ): void {
    const room = this.#room;
    this.#memory.kernels.multiplyBytes(
      room.integers,
      rows,
      inputs / 2,
      bytes,
      outputs,
      zero,
      room.columns,
      room.scales,
      scales,
      bias,
      to,
      4 * outputs,
      adds ? 1 : 0,
    );
  }

  #kept(at: number, frames: number): FrameTensor {
    return {
      data: this.#memory.floats(at, frames * this.#width).slice(),
      dims: [1, frames, this.#width],
      frameAxis: 1,
    };
  }

  #append(at: number, frames: number, { data }: FrameTensor): void {
    this.#memory.floats(at + 4 * frames * this.#width, data.length).set(data);
  }

  #placeLayer(layer: EncoderLayer): PlacedLayer {
    const { heads, size } = layer;
    const [query, key, value, mixed, wide, narrow] = (
      ['query', 'key', 'value', 'mixed', 'wide', 'narrow'] as const
    ).map((name) => this.#memory.placeProduct(layer[name])) as [
      PlacedProduct,
      PlacedProduct,
      PlacedProduct,
      PlacedProduct,
      PlacedProduct,
      PlacedProduct,
    ];
    const before = this.#placeNormalisation(layer.before);
    const between = this.#placeNormalisation(layer.between);
    return { heads, size, before, query, key, value, mixed, between, wide, narrow };
  }

  #placeNormalisation({ gain, bias, epsilon }: Normalisation): PlacedNormalisation {
    return { gain: this.#memory.place(gain), bias: this.#memory.place(bias), epsilon };
  }

  #reserve(frames: number, layers: readonly EncoderLayer[]): Room {
    const { bands } = this;
    const width = this.#width;
    const memory = this.#memory;
    const keys = upTo(columnsTogether, frames);
    const widest = Math.max(width, ...layers.map(({ wide }) => wide.outputs));
    const inputs = Math.max(3 * width, 3 * bands, widest);
    const size = Math.max(...layers.map((layer) => layer.size));
    const heard = (2 * frames + 3) * bands + 4 + (2 * frames + 1) * width;
    const hidden = memory.reserveFloats(frames * width);
    const query = memory.reserveFloats(Math.max(heard, (frames + 2 * keys) * width));
    return {
      hidden,
      query,
      key: query + 4 * frames * width,
      value: query + 4 * (frames + keys) * width,
      wide: memory.reserveFloats(rowsAtOnce * widest),
      integers: memory.reserve(2 * rowsAtOnce * inputs),
      scales: memory.reserveFloats(rowsAtOnce),
      columns: memory.reserve(2 * columnsTogether * inputs),
      queries: memory.reserve(2 * frames * size),
      queryScales: memory.reserveFloats(frames),
      keys: memory.reserve(2 * keys * size),
      keyScales: memory.reserveFloats(keys),
      turnedValues: memory.reserveFloats(keys * size),
      values: memory.reserve(2 * keys * size),
      valueScales: memory.reserveFloats(size),
      scores: memory.reserveFloats(scoresAtOnce * keys),
      likelihoods: memory.reserve(2 * scoresAtOnce * keys),
      likelihoodScales: memory.reserveFloats(scoresAtOnce),
      weights: memory.reserveFloats(keys),
      nothing: memory.reserveFloats(size),
    };
  }
}
