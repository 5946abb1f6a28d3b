/**
 * A decoder in the transformers layout, as Moonshine and Whisper have it. Keys and values over the audio are computed once, before the
 * first step; those over the text come with every step and are fed back.
 */

import { AppError } from '../core/errors.ts';
import type { Meter, Stage } from '../protocol/metrics.ts';
import { distance, Logits } from './logits.ts';
import { cropped, outputsFor, type PastShape, pastNames, pastOf, selected, shapeOf } from './past.ts';
import { type Session, type Tensor, tensor } from './runtime.ts';

/** The sessions of a decoder, compiled from one file. */
export interface DecoderSessions {
  /** The audio side alone; null where the graph could not be taken apart, and does it in its first step. */
  audio: Session | null;
  step: Session;
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
  readonly #sessions: DecoderSessions;
  readonly #meter: Meter;
  readonly #shape: PastShape;
  readonly #textPast: string[];
  readonly #audioPast: string[];
  /** How many tokens a pass may take. */
  #most = Number.POSITIVE_INFINITY;

  /** Throws `model-unsupported` when the graph wants what is not known here. */
  constructor(sessions: DecoderSessions, meter: Meter) {
    this.#sessions = sessions;
    this.#meter = meter;
    this.#shape = shapeOf(sessions.step);
    this.#textPast = pastNames(this.#shape.layers, 'decoder');
    this.#audioPast = pastNames(this.#shape.layers, 'encoder');
    const known = new Set([...this.#textPast, ...this.#audioPast, ...otherInputs]);
    const unknown = sessions.step.inputs.map(({ name }) => name).filter((name) => !known.has(name));
    if (unknown.length > 0) {
      throw new AppError('model-unsupported', `the decoder wants ${unknown}`, { details: unknown });
    }
  }

  /** Tokens that the decoder knows; undefined where the graph does not tell. */
  get vocabularySize(): number | undefined {
    const logits = this.#sessions.step.outputs.find(({ name }) => name === 'logits');
    const size = logits?.isTensor ? logits.shape.at(-1) : undefined;
    return typeof size === 'number' ? size : undefined;
  }

  /** Begins one empty row over the encoder's output, [1, frames, width]. */
  begin(encoded: Tensor): Decoding {
    const { heads, headSize } = this.#shape;
    const { audio, step: session } = this.#sessions;
    const empty = tensor('float32', new Float32Array(0), [1, heads, 0, headSize]);
    const past = new Map<string, Tensor>();
    for (const name of [...this.#textPast, ...this.#audioPast]) past.set(name, empty);
    const keep = (present: Readonly<Record<string, Tensor>>) => {
      for (const [name, value] of Object.entries(present)) past.set(pastOf(name), value);
    };
    const wanted = new Set(session.inputs.map(({ name }) => name));
    const allOutputs = outputsFor([...this.#textPast, ...this.#audioPast]);
    const textOutputs = outputsFor(this.#textPast);
    let isFirst = true;

    const pass = async (rows: readonly (readonly number[])[]): Promise<Logits> => {
      const started = performance.now();
      if (isFirst && audio) keep(await audio.run({ encoder_hidden_states: encoded }));
      const length = rows[0]!.length;
      const feeds: Record<string, Tensor> = {
        ...Object.fromEntries(past),
        input_ids: tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, length]),
        encoder_hidden_states: encoded,
        use_cache_branch: tensor('bool', Uint8Array.of(isFirst ? 0 : 1), [1]),
      };
      for (const name of otherInputs) if (!wanted.has(name)) delete feeds[name];
      const { logits, ...present } = await session.run(feeds, isFirst && !audio ? allOutputs : textOutputs);
      isFirst = false;
      keep(present);
      this.#meter.record(stageOf(rows.length, length), performance.now() - started);
      return new Logits(logits!.data as Float32Array, rows.length, length);
    };
    const changeTextPast = (change: (values: Tensor) => Tensor) => {
      for (const name of this.#textPast) past.set(name, change(past.get(name)!));
    };
    return {
      step: (rows) => (rows[0]!.length > this.#most ? oneByOne(rows, pass) : pass(rows)),
      crop: (length) => changeTextPast((values) => cropped(values, length)),
      select: (rows) => changeTextPast((values) => selected(values, rows)),
    };
  }

  /**
   * Finds out whether the graph may take several tokens in a pass. A graph that was traced with one token may lack the mask between
   * several; a whole merged graph has a first step that was traced with more.
   */
  async probe(encoded: Tensor, tokens: readonly number[]): Promise<void> {
    if (!this.#sessions.audio) return;
    this.#most = Number.POSITIVE_INFINITY;
    const together = await this.begin(encoded).step([tokens]);
    const alone = await oneByOne([tokens], this.begin(encoded).step);
    const isSame = tokens.every((_, at) => distance(together.at(0, at), alone.at(0, at)) < sameWithin);
    if (!isSame) this.#most = 1;
  }

  async release(): Promise<void> {
    await this.#sessions.audio?.release();
    await this.#sessions.step.release();
  }
}

/** What a decoder may want besides its past. */
const otherInputs = ['input_ids', 'encoder_hidden_states', 'use_cache_branch'];

/** Scores that differ by less, in proportion, differ by rounding: half precision gives a hundredth. */
const sameWithin = 0.02;

/** The tokens of every row in passes of one each. */
async function oneByOne(rows: readonly (readonly number[])[], step: Decoding['step']): Promise<Logits> {
  const length = rows[0]!.length;
  const passes: Logits[] = [];
  for (let at = 0; at < length; at++) passes.push(await step(rows.map((row) => [row[at]!])));
  const vocabulary = passes[0]!.at(0, 0).length;
  const data = new Float32Array(rows.length * length * vocabulary);
  for (const row of rows.keys()) {
    for (const [at, pass] of passes.entries()) data.set(pass.at(row, 0), (row * length + at) * vocabulary);
  }
  return new Logits(data, rows.length, length);
}

function stageOf(rows: number, length: number): Stage {
  if (rows > 1) return 'beam-step';
  return length > 1 ? 'verify' : 'decode-step';
}
