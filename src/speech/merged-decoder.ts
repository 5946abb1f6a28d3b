/**
 * A decoder exported as one graph with and without past ("merged"), as Moonshine and Whisper have it: contract in the
 * transformers layout. The past of the audio side is computed once, in the first step, and kept; later steps would only copy
 * it, so they do not ask for it.
 */

import type { Meter, Stage } from '../protocol/metrics.ts';
import { type InferenceSession, Tensor } from './runtime.ts';

interface LayerShape {
  layers: number;
  heads: number;
  headSize: number;
}

/** Several hypotheses over the same audio, decoded side by side: one row each, all of the same length. */
export interface Decoding {
  /** Takes the next tokens of every row in one pass. */
  step(rows: readonly (readonly number[])[]): Promise<Logits>;
  /** Goes on as if only the first `length` tokens had been taken. */
  crop(length: number): void;
  /** Goes on with these rows, in this order; a row may be taken more than once. */
  select(rows: readonly number[]): void;
}

export class MergedDecoder {
  readonly #session: InferenceSession;
  readonly #meter: Meter;
  readonly #shape: LayerShape;
  readonly #textPast: string[];
  readonly #audioPast: string[];

  constructor(session: InferenceSession, meter: Meter) {
    this.#session = session;
    this.#meter = meter;
    this.#shape = shapeOf(session);
    this.#textPast = this.#names('decoder');
    this.#audioPast = this.#names('encoder');
  }

  /** Begins one empty row over the encoder's output, [1, frames, width]. */
  begin(encoded: Tensor): Decoding {
    const { heads, headSize } = this.#shape;
    const empty = new Tensor('float32', new Float32Array(0), [1, heads, 0, headSize]);
    const past = new Map<string, Tensor>();
    for (const name of [...this.#textPast, ...this.#audioPast]) past.set(name, empty);
    const session = this.#session;
    const meter = this.#meter;
    const firstOutputs = outputsFor([...this.#textPast, ...this.#audioPast]);
    const laterOutputs = outputsFor(this.#textPast);
    const changeTextPast = (change: (tensor: Tensor) => Tensor) => {
      for (const name of this.#textPast) past.set(name, change(past.get(name)!));
    };
    let isFirst = true;
    return {
      async step(rows) {
        const started = performance.now();
        const length = rows[0]!.length;
        const feeds = {
          ...Object.fromEntries(past),
          input_ids: new Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, length]),
          encoder_hidden_states: encoded,
          use_cache_branch: new Tensor('bool', [!isFirst], [1]),
        };
        const { logits, ...present } = await session.run(feeds, isFirst ? firstOutputs : laterOutputs);
        isFirst = false;
        meter.record(stageOf(rows.length, length), performance.now() - started);
        for (const [name, value] of Object.entries(present)) past.set(pastOf(name), value);
        return new Logits(logits!.data as Float32Array, rows.length, length);
      },
      crop: (length) => changeTextPast((tensor) => cropped(tensor, length)),
      select: (rows) => changeTextPast((tensor) => selected(tensor, rows)),
    };
  }

  #names(side: string): string[] {
    return Array.from({ length: this.#shape.layers }, (_, layer) =>
      ['key', 'value'].map((part) => `past_key_values.${layer}.${side}.${part}`),
    ).flat();
  }
}

/** What a pass gives: for every row and every token that it took, the scores of the token that follows. */
export class Logits {
  readonly #data: Float32Array;
  readonly #length: number;
  readonly #vocabulary: number;

  /** `data` is [rows, length, vocabulary]. */
  constructor(data: Float32Array, rows: number, length: number) {
    this.#data = data;
    this.#length = length;
    this.#vocabulary = data.length / (rows * length);
  }

  /** Scores after the token at `position` of `row`; a negative position counts from the end. */
  at(row: number, position: number): Float32Array {
    const place = row * this.#length + (position < 0 ? this.#length + position : position);
    return this.#data.subarray(place * this.#vocabulary, (place + 1) * this.#vocabulary);
  }
}

function stageOf(rows: number, length: number): Stage {
  if (rows > 1) return 'beam-step';
  return length > 1 ? 'verify' : 'decode-step';
}

const presentOf = (name: string): string => name.replace('past_key_values', 'present');
const pastOf = (name: string): string => name.replace('present', 'past_key_values');
const outputsFor = (past: readonly string[]): string[] => ['logits', ...past.map(presentOf)];

/** [rows, heads, length, size], cut after `length`. */
function cropped(tensor: Tensor, length: number): Tensor {
  const [rows, heads, before, size] = tensor.dims as [number, number, number, number];
  const from = tensor.data as Float32Array;
  const to = new Float32Array(rows * heads * length * size);
  for (let i = 0; i < rows * heads; i++) {
    to.set(from.subarray(i * before * size, (i * before + length) * size), i * length * size);
  }
  return new Tensor('float32', to, [rows, heads, length, size]);
}

/** [rows, heads, length, size], with the rows named. */
function selected(tensor: Tensor, rows: readonly number[]): Tensor {
  const from = tensor.data as Float32Array;
  const row = from.length / tensor.dims[0]!;
  const to = new Float32Array(rows.length * row);
  for (const [place, chosen] of rows.entries()) to.set(from.subarray(chosen * row, (chosen + 1) * row), place * row);
  return new Tensor('float32', to, [rows.length, ...tensor.dims.slice(1)]);
}

function shapeOf(session: InferenceSession): LayerShape {
  const layers = session.inputNames.filter((name) => /^past_key_values\.\d+\.decoder\.key$/.test(name)).length;
  const key = session.inputMetadata.find(({ name }) => name === 'past_key_values.0.decoder.key');
  if (!key?.isTensor) throw new RangeError('the decoder graph has no past');
  const [, heads, , headSize] = key.shape;
  return { layers, heads: Number(heads), headSize: Number(headSize) };
}
