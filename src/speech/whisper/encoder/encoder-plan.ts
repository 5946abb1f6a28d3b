/** Where the weights of Whisper's encoder lie in the memory of its kernels, and the room that it computes in. */

import type { EncoderLayer, EncoderWeights, Normalisation } from '../../graph/encoder/encoder-weights.ts';
import { upTo } from '../../kernels/sizes.ts';
import { columnsTogether, type MemoryPlan, type PlacedProduct, rowsTogether } from '../../kernels/transformer.ts';

/** Rows that go through the products between two attentions together: what lies between them stays near the processor. */
export const rowsAtOnce = 60;
/** Rows of scores that are there at once. */
export const scoresAtOnce = 20;

export interface PlacedNormalisation {
  gain: number;
  bias: number;
  epsilon: number;
}

type Placed<Layer> = {
  [Name in keyof Layer]: Layer[Name] extends Normalisation
    ? PlacedNormalisation
    : Layer[Name] extends number
      ? number
      : PlacedProduct;
};
export type PlacedLayer = Placed<EncoderLayer>;

/** All that a thread needs to know of an encoder: addresses and numbers. */
export interface EncoderPlan {
  bands: number;
  width: number;
  convolutions: readonly [PlacedProduct, PlacedProduct];
  /** [frames, width]. */
  positions: number;
  layers: readonly PlacedLayer[];
  last: PlacedNormalisation;
  room: Room;
  /** One a thread. */
  scratch: readonly Scratch[];
}

/** What all threads see. */
export interface Room {
  /** Features by frame, behind a frame of nothing: [2 · frames + 3, bands]. */
  features: number;
  /** What the first convolution gives, behind a frame of nothing. It lies where the queries, keys and values come later. */
  heard: number;
  /** [frames, width]. */
  hidden: number;
  /** [frames, width]. */
  query: number;
  /** Keys and values: [frames and those of the tail, width]. */
  key: number;
  value: number;
  /** What is added to the scores of each key. */
  weights: number;
}

/** What a thread has for itself. */
export interface Scratch {
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
  nothing: number;
}

/** Whether the kernels can take the weights: rows and heads of a multiple of 8 they can. */
export function isTaken({ width, bands, layers }: EncoderWeights): boolean {
  const sizes = [width, ...layers.flatMap(({ size, wide }) => [size, wide.outputs])];
  return sizes.every((size) => size % columnsTogether === 0) && (3 * bands) % rowsTogether === 0;
}

/** Places the weights, for so many threads. */
export function planEncoder(memory: MemoryPlan, weights: EncoderWeights, threads: number): EncoderPlan {
  const { bands, width, convolutions, positions, layers, last } = weights;
  const normalisation = ({ gain, bias, epsilon }: Normalisation) => ({
    gain: memory.place(gain),
    bias: memory.place(bias),
    epsilon,
  });
  return {
    bands,
    width,
    convolutions: [memory.placeProduct(convolutions[0], true), memory.placeProduct(convolutions[1], true)],
    positions: memory.place(positions),
    layers: layers.map((layer) => ({
      heads: layer.heads,
      size: layer.size,
      before: normalisation(layer.before),
      query: memory.placeProduct(layer.query),
      key: memory.placeProduct(layer.key),
      value: memory.placeProduct(layer.value),
      mixed: memory.placeProduct(layer.mixed),
      between: normalisation(layer.between),
      wide: memory.placeProduct(layer.wide),
      narrow: memory.placeProduct(layer.narrow),
    })),
    last: normalisation(last),
    room: roomFor(memory, weights),
    scratch: Array.from({ length: threads }, () => scratchFor(memory, weights)),
  };
}

function roomFor(memory: MemoryPlan, { bands, width, frames }: EncoderWeights): Room {
  const keys = upTo(columnsTogether, frames);
  const heard = memory.reserveFloats(Math.max(2 * frames + 1, frames + 2 * keys) * width);
  return {
    features: memory.reserveFloats((2 * frames + 3) * bands),
    heard,
    hidden: memory.reserveFloats(frames * width),
    query: heard,
    key: heard + 4 * frames * width,
    value: heard + 4 * (frames + keys) * width,
    weights: memory.reserveFloats(keys),
  };
}

function scratchFor(memory: MemoryPlan, { bands, width, frames, layers }: EncoderWeights): Scratch {
  const keys = upTo(columnsTogether, frames);
  const widest = Math.max(width, ...layers.map(({ wide }) => wide.outputs));
  const inputs = Math.max(3 * width, 3 * bands, widest);
  const size = Math.max(...layers.map((layer) => layer.size));
  return {
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
    nothing: memory.reserveFloats(size),
  };
}
