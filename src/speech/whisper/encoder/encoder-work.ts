/**
 * Whisper's encoder by kernels of our own, as one thread of a team computes it. What lies between the two products of an attention, and
 * between those of a layer, is never there as a whole.
 */

import { greatestSum, upTo } from '../../kernels/sizes.ts';
import type { Team } from '../../kernels/team.ts';
import {
  columnsTogether,
  type PlacedProduct,
  rowsTogether,
  type TransformerMemory,
} from '../../kernels/transformer.ts';
import {
  type EncoderPlan,
  type PlacedLayer,
  type PlacedNormalisation,
  rowsAtOnce,
  type Scratch,
  scoresAtOnce,
} from './encoder-plan.ts';

/** What the greatest value of a head becomes, and what its likelihoods make up at most: together they fit 32 bits, with room for rounding. */
const greatestValue = 4095;
const wholeLikelihood = Math.floor((0.98 * greatestSum) / greatestValue);

export class EncoderWork {
  readonly #memory: TransformerMemory;
  readonly #plan: EncoderPlan;
  readonly #scratch: Scratch;
  readonly #team: Team;

  /** `place` is that of this thread in its team. */
  constructor(memory: TransformerMemory, plan: EncoderPlan, team: Team, place: number) {
    this.#memory = memory;
    this.#plan = plan;
    this.#scratch = plan.scratch[place]!;
    this.#team = team;
  }

  /**
   * From the features in the room to what is hidden there. `keys` are those of the frames and of the tail. The first thread is asked before
   * and behind the keys and values of each layer are there, which it may take and add to.
   */
  encode(frames: number, keys: number, between: { before(): void; projected(layer: number): void }): void {
    this.#team.once(between.before);
    this.#hear(frames);
    for (const [at, layer] of this.#plan.layers.entries()) {
      this.#blocks(frames, (row, rows) => this.#project(layer, row, rows));
      this.#team.once(() => between.projected(at));
      this.#team.each(layer.heads, (head) => this.#attend(layer, head, frames, keys));
      this.#blocks(frames, (row, rows) => this.#transform(layer, row, rows));
    }
    // It lies where the queries were.
    const { hidden, query } = this.#plan.room;
    this.#blocks(frames, (row, rows) => {
      const at = 4 * row * this.#plan.width;
      this.#normalise(this.#plan.last, hidden + at, rows, query + at);
    });
  }

  #blocks(rows: number, work: (row: number, rows: number) => void): void {
    this.#team.each(Math.ceil(rows / rowsAtOnce), (block) => {
      const row = block * rowsAtOnce;
      work(row, Math.min(rowsAtOnce, rows - row));
    });
  }

  /** Both convolutions, whose rows of three frames overlap, and positions. */
  #hear(frames: number): void {
    const { room, bands, width, positions, convolutions } = this.#plan;
    const { kernels } = this.#memory;
    const [first, second] = convolutions;
    const frame = 4 * width;
    const convolve = (product: PlacedProduct, from: number, stride: number, to: number, rows: number) => {
      this.#round(product, from, rows, stride);
      this.#multiply(product, rows, to, false);
      kernels.gelu(to, rows * width);
    };
    this.#blocks(2 * frames, (row, rows) => {
      const stride = 4 * bands;
      convolve(first, room.features + row * stride, stride, room.heard + (row + 1) * frame, rows);
    });
    this.#blocks(frames, (row, rows) => {
      const stride = 2 * frame;
      convolve(second, room.heard + row * stride, stride, room.hidden + row * frame, rows);
      const sums = this.#memory.floats(room.hidden + row * frame, rows * width);
      const added = this.#memory.floats(positions + row * frame, rows * width);
      for (let i = 0; i < sums.length; i++) sums[i]! += added[i]!;
    });
  }

  /** Queries, keys and values. */
  #project({ before, query, key, value }: PlacedLayer, row: number, rows: number): void {
    const { room, width } = this.#plan;
    const { wide } = this.#scratch;
    const at = 4 * row * width;
    this.#normalise(before, room.hidden + at, rows, wide);
    for (const [product, to] of [
      [query, room.query],
      [key, room.key],
      [value, room.value],
    ] as const) {
      this.#round(product, wide, rows, 4 * width);
      this.#multiply(product, rows, to + at, false);
    }
  }

  /** One head of an attention; its result lies where its queries were. */
  #attend({ size }: PlacedLayer, head: number, frames: number, all: number): void {
    const { room, width } = this.#plan;
    const { kernels } = this.#memory;
    const own = this.#scratch;
    const keys = upTo(columnsTogether, all);
    const row = 4 * width;
    const at = 4 * head * size;
    const greatest = Math.floor(Math.sqrt(greatestSum / size));
    kernels.quantise(room.query + at, frames, row, size, greatest, rowsTogether, own.queries, own.queryScales);
    kernels.quantise(room.key + at, keys, row, size, greatest, columnsTogether, own.keys, own.keyScales);
    const values = this.#memory.floats(room.value, keys * width);
    const turned = this.#memory.floats(own.turnedValues, keys * size);
    for (let number = 0; number < size; number++) {
      const from = head * size + number;
      for (let key = 0; key < keys; key++) turned[number * keys + key] = values[key * width + from]!;
    }
    const stride = 4 * keys;
    kernels.quantise(own.turnedValues, size, stride, keys, greatestValue, columnsTogether, own.values, own.valueScales);
    for (let first = 0; first < frames; first += scoresAtOnce) {
      const rows = Math.min(scoresAtOnce, frames - first);
      kernels.multiply(
        own.queries + 2 * first * size,
        rows,
        size / 2,
        own.keys,
        keys,
        own.queryScales + 4 * first,
        own.keyScales,
        room.weights,
        own.scores,
        4 * keys,
        0,
      );
      kernels.likelihoods(own.scores, rows, keys, wholeLikelihood, own.likelihoods, own.likelihoodScales);
      kernels.multiply(
        own.likelihoods,
        rows,
        keys / 2,
        own.values,
        size,
        own.likelihoodScales,
        own.valueScales,
        own.nothing,
        room.query + first * row + at,
        row,
        0,
      );
    }
  }

  /** What follows the attention of a layer. */
  #transform({ mixed, between, wide, narrow }: PlacedLayer, row: number, rows: number): void {
    const { room, width } = this.#plan;
    const { wide: block } = this.#scratch;
    const at = 4 * row * width;
    this.#round(mixed, room.query + at, rows, 4 * width);
    this.#multiply(mixed, rows, room.hidden + at, true);
    this.#normalise(between, room.hidden + at, rows, block);
    this.#round(wide, block, rows, 4 * width);
    this.#multiply(wide, rows, block, false);
    this.#memory.kernels.gelu(block, rows * wide.outputs);
    this.#round(narrow, block, rows, 4 * wide.outputs);
    this.#multiply(narrow, rows, room.hidden + at, true);
  }

  #normalise({ gain, bias, epsilon }: PlacedNormalisation, from: number, rows: number, to: number): void {
    this.#memory.kernels.normalise(from, rows, this.#plan.width, gain, bias, epsilon, to);
  }

  /** Rows of floats as integers for a product. */
  #round({ inputs, greatest }: PlacedProduct, from: number, rows: number, stride: number): void {
    const { integers, scales } = this.#scratch;
    this.#memory.kernels.quantise(from, rows, stride, inputs, greatest, rowsTogether, integers, scales);
  }

  /** The product with what was rounded last; with `adds` on top of what is there. */
  #multiply(product: PlacedProduct, rows: number, to: number, adds: boolean): void {
    const { inputs, outputs, bytes, zero, scales, bias } = product;
    const own = this.#scratch;
    this.#memory.kernels.multiplyBytes(
      own.integers,
      rows,
      inputs / 2,
      bytes,
      outputs,
      zero,
      own.columns,
      own.scales,
      scales,
      bias,
      to,
      4 * outputs,
      adds ? 1 : 0,
    );
  }
}
