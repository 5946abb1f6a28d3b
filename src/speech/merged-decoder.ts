/**
 * A decoder exported as one graph with and without past ("merged"), as Moonshine and Whisper have it: contract in the
 * transformers layout. The past of the audio side is computed once, in the first step, and kept; later steps would only copy
 * it, so they do not ask for it.
 */

import { AppError } from '../core/errors.ts';
import type { Meter, Stage } from '../protocol/metrics.ts';
import { emptyPast, firstPositions, floatsOf, type PastKind, pastKind, rowsOf } from './past.ts';
import { type InferenceSession, Tensor } from './runtime.ts';

/** Several hypotheses over the same audio, decoded side by side: one row each, all of the same length. */
export interface Decoding {
  /** Takes the next tokens of every row in one pass. */
  step(rows: readonly (readonly number[])[]): Promise<Logits>;
  /** Goes on as if only the first `length` tokens had been taken. */
  crop(length: number): Promise<void> | void;
  /** Goes on with these rows, in this order; a row may be taken more than once. */
  select(rows: readonly number[]): Promise<void> | void;
  /** Gives back what it holds; it is not used afterwards. */
  dispose(): void;
}

const fixedInputs = ['input_ids', 'encoder_hidden_states', 'use_cache_branch'];

export class MergedDecoder {
  readonly #session: InferenceSession;
  readonly #meter: Meter;
  readonly #textPast: readonly string[];
  readonly #audioPast: readonly string[];
  readonly #kinds: ReadonlyMap<string, PastKind>;

  /** Throws `model-broken` when the graph is not one of this layout; details name what it lacks. */
  constructor(session: InferenceSession, meter: Meter) {
    this.#session = session;
    this.#meter = meter;
    const layers = session.inputNames.filter((name) => /^past_key_values\.\d+\.decoder\.key$/.test(name)).length;
    this.#textPast = pastNames(layers, 'decoder');
    this.#audioPast = pastNames(layers, 'encoder');
    const past = [...this.#textPast, ...this.#audioPast];
    const inputs = [...fixedInputs, ...(past.length > 0 ? past : ['past_key_values.0.decoder.key'])];
    const missing = [
      ...inputs.filter((name) => !session.inputNames.includes(name)),
      ...outputsFor(past).filter((name) => !session.outputNames.includes(name)),
    ];
    if (missing.length > 0) {
      throw new AppError('model-broken', `the decoder graph has no ${missing.join(', ')}`, { details: missing });
    }
    this.#kinds = new Map(past.map((name) => [name, pastKind(session, name)]));
  }

  /** Scores that a pass gives for each token, or null where the graph does not say. */
  get vocabulary(): number | null {
    const logits = this.#session.outputMetadata.find(({ name }) => name === 'logits');
    const size = logits?.isTensor ? logits.shape.at(-1) : null;
    return typeof size === 'number' ? size : null;
  }

  /** True when the graph tells which frames each token attended to. */
  attends(layers: readonly number[]): boolean {
    return layers.every((layer) => this.#session.outputNames.includes(attentionOf(layer)));
  }

  /** Begins one empty row over the encoder's output, [1, frames, width]. */
  begin(encoded: Tensor): Decoding {
    const past = this.#noPast();
    const session = this.#session;
    const meter = this.#meter;
    const firstOutputs = outputsFor([...this.#textPast, ...this.#audioPast]);
    const laterOutputs = outputsFor(this.#textPast);
    const put = (name: string, tensor: Tensor) => {
      past.get(name)?.dispose();
      past.set(name, tensor);
    };
    const changeTextPast = async (change: (tensor: Tensor) => Promise<Tensor>) => {
      for (const name of this.#textPast) put(name, await change(past.get(name)!));
    };
    let isFirst = true;
    return {
      async step(rows) {
        const started = performance.now();
        const length = rows[0]!.length;
        const feeds = { ...Object.fromEntries(past), ...tokensFor(rows, encoded, isFirst) };
        const { logits, ...present } = await session.run(feeds, isFirst ? firstOutputs : laterOutputs);
        isFirst = false;
        meter.record(stageOf(rows.length, length), performance.now() - started);
        for (const [name, value] of Object.entries(present)) put(pastOf(name), value);
        const scores = await floatsOf(logits!);
        logits!.dispose();
        return new Logits(scores, rows.length, length);
      },
      crop: (length) => changeTextPast((tensor) => firstPositions(tensor, length)),
      select: (rows) => changeTextPast((tensor) => rowsOf(tensor, rows)),
      dispose() {
        for (const tensor of past.values()) tensor.dispose();
        past.clear();
      },
    };
  }

  /** For each of `layers`, what each of the tokens attended to: [1, heads, tokens, frames]. One pass over all of them. */
  async attentions(encoded: Tensor, tokens: readonly number[], layers: readonly number[]): Promise<Attention[]> {
    const names = layers.map(attentionOf);
    const past = this.#noPast();
    const feeds = { ...Object.fromEntries(past), ...tokensFor([tokens], encoded, true) };
    const outputs = await this.#session.run(feeds, names);
    for (const tensor of past.values()) tensor.dispose();
    return Promise.all(
      names.map(async (name) => {
        const tensor = outputs[name]!;
        const [, heads, , frames] = tensor.dims as [number, number, number, number];
        const weights = await floatsOf(tensor);
        tensor.dispose();
        return { heads, frames, weights };
      }),
    );
  }

  #noPast(): Map<string, Tensor> {
    return new Map([...this.#kinds].map(([name, kind]) => [name, emptyPast(kind)]));
  }
}

/** `weights` are [heads, tokens, frames]. */
export interface Attention {
  heads: number;
  frames: number;
  weights: Float32Array;
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

function tokensFor(rows: readonly (readonly number[])[], encoded: Tensor, isFirst: boolean): Record<string, Tensor> {
  return {
    input_ids: new Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]!.length]),
    encoder_hidden_states: encoded,
    use_cache_branch: new Tensor('bool', [!isFirst], [1]),
  };
}

function pastNames(layers: number, side: string): string[] {
  return Array.from({ length: layers }, (_, layer) =>
    ['key', 'value'].map((part) => `past_key_values.${layer}.${side}.${part}`),
  ).flat();
}

const attentionOf = (layer: number): string => `cross_attentions.${layer}`;
const presentOf = (name: string): string => name.replace('past_key_values', 'present');
const pastOf = (name: string): string => name.replace('present', 'past_key_values');
const outputsFor = (past: readonly string[]): string[] => ['logits', ...past.map(presentOf)];
