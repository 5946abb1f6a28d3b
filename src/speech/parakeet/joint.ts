/**
 * A transducer's decoder in three sessions: frames are projected once, prediction runs once per token, and the joint network combines the
 * two.
 */

import { AppError } from '../../core/errors.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider } from '../../protocol/runtime.ts';
import { jointInputs, moves, moveWidth, withMoves } from '../graph/joint-reader.ts';
import { Model } from '../graph/main-graph.ts';
import { type SplitJoint, splitJoint, stateInputs, stateOutputs } from '../graph/split-joint.ts';
import { compilePart, edited } from '../runtime/compile-graphs.ts';
import { floats } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { requireNumber } from '../runtime/require-finite.ts';
import type { Move, SearchStep, Transducer } from './tdt.ts';

/** The prediction network's output and states behind a token. */
interface Prediction {
  token: number;
  /** [1, 1, 1, size] */
  output: Tensor;
  states: readonly Tensor[];
}

/** The hypothesis and the path of the last pass, which the next pass is likely to repeat. */
export interface Expected {
  tokens: readonly number[];
  path: readonly SearchStep[];
}

/** A transducer over frames that may be on a GPU. */
export interface LoadedTransducer extends Transducer {
  dispose(): void;
}

export class Joint {
  readonly #sessions: Record<'frames' | 'prediction' | 'joint', Session>;
  readonly #names: SplitJoint['names'];
  readonly #meter: Meter;
  readonly #blank: number;
  /** Predictions for the tokens of the last text, because the next pass over the same audio has nearly the same tokens. */
  readonly #read: Prediction[] = [];

  private constructor(parts: {
    sessions: Record<'frames' | 'prediction' | 'joint', Session>;
    names: SplitJoint['names'];
    meter: Meter;
    blank: number;
  }) {
    this.#sessions = parts.sessions;
    this.#names = parts.names;
    this.#meter = parts.meter;
    this.#blank = parts.blank;
  }

  /** Compiles the three graphs. Throws `model-broken`, `model-unsupported`, `out-of-memory` or `backend-unsupported`. */
  static async load({ onnx, data }: Graph, provider: Provider, blank: number, meter: Meter): Promise<Joint> {
    const split = parts(Model.of(new Uint8Array(onnx)), blank);
    const sessions = {
      frames: await compilePart(split.frames, data, provider, [split.names.frame]),
      // A recurrent network has no kernels for a GPU: it would be run on the processor from there.
      prediction: await compilePart(split.prediction, data, 'wasm'),
      joint: await compilePart(split.joint, data, provider),
    };
    return new Joint({ sessions, names: split.names, meter, blank });
  }

  /**
   * A transducer over the encoder's output, [1, width, frames], whose first frame is `from`. The moves along the expected path are
   * computed in one pass in advance, which changes none of them. Rejects with `model-unsupported` or `output-broken`.
   */
  async over(encoded: Tensor, { from, expected }: { from: number; expected: Expected }): Promise<LoadedTransducer> {
    const { [this.#names.frame]: projected } = await this.#sessions.frames.run({ encoder_outputs: encoded });
    const frames = projected!.dims[1]!;
    const steps = expected.path.filter(({ frame }) => frame >= from && frame < from + frames);
    const rowsOf = (some: readonly SearchStep[]) => some.map(({ frame }) => frame - from);
    const precomputed = await this.#precompute(projected!, rowsOf(steps), { ...expected, path: steps });
    return {
      joint: async (frame, most, tokens, asked) => {
        const known = steps.findIndex((step) => step.frame === frame && step.tokens === tokens.length);
        if (known >= 0 && asked === undefined && tokens.every((token, at) => token === expected.tokens[at])) {
          return [precomputed[known]!];
        }
        const started = performance.now();
        const { output } = await this.#predict(tokens);
        const rows = Array.from({ length: most }, (_, at) => frame - from + at);
        const found = await this.#meet(projected!, rows, output, asked);
        this.#meter.record('decode-step', performance.now() - started);
        return found;
      },
      dispose: () => projected!.dispose(),
    };
  }

  async release(): Promise<void> {
    for (const session of Object.values(this.#sessions)) await session.release();
  }

  /** The moves along the expected path, from one pass of the joint network with a row for each step. */
  async #precompute(frames: Tensor, rows: readonly number[], { tokens, path }: Expected): Promise<readonly Move[]> {
    if (path.length === 0) return [];
    const started = performance.now();
    const texts: Float32Array[] = [];
    for (const step of path) texts.push(floats((await this.#predict(tokens.slice(0, step.tokens))).output));
    const size = texts[0]!.length;
    const text = new Float32Array(path.length * size);
    for (const [row, each] of texts.entries()) text.set(each, row * size);
    const found = await this.#meet(frames, rows, tensor('float32', text, [1, path.length, 1, size]));
    this.#meter.record('verify', performance.now() - started);
    return found;
  }

  /** What the joint network says of these frames with one text, or with one for each. */
  async #meet(frames: Tensor, rows: readonly number[], text: Tensor, asked = this.#blank): Promise<Move[]> {
    const { [moves]: output } = await this.#sessions.joint.run({
      [jointInputs.frames]: frames,
      [jointInputs.rows]: tensor('int64', BigInt64Array.from(rows, BigInt), [rows.length]),
      [jointInputs.asked]: tensor('int64', BigInt64Array.of(BigInt(asked)), [1]),
      [this.#names.text]: text,
    });
    const found = floats(output);
    return rows.map((_, row) => moveIn(found.subarray(row * moveWidth)));
  }

  /** The prediction for a text; the blank symbol stands before its first token. */
  async #predict(tokens: readonly number[]): Promise<Prediction> {
    const text = [this.#blank, ...tokens];
    let same = 0;
    while (same < text.length && this.#read[same]?.token === text[same]) same++;
    if (same < text.length) this.#read.length = same;
    for (const token of text.slice(same)) this.#read.push(await this.#next(token, this.#read.at(-1)?.states));
    return this.#read[text.length - 1]!;
  }

  async #next(token: number, before: readonly Tensor[] = this.#noStates()): Promise<Prediction> {
    const results = await this.#sessions.prediction.run({
      targets: tensor('int32', Int32Array.of(token), [1, 1]),
      ...Object.fromEntries(stateInputs.map((name, i) => [name, before[i]!])),
    });
    return { token, output: results[this.#names.text]!, states: stateOutputs.map((name) => results[name]!) };
  }

  /** Initial states: zeros of [layers, 1, size]. Throws `model-unsupported` when the graph leaves a size open. */
  #noStates(): Tensor[] {
    return stateInputs.map((name) => {
      const input = this.#sessions.prediction.inputs.find((each) => each.name === name);
      const [layers, , size] = input?.isTensor ? input.shape : [];
      if (typeof layers !== 'number' || typeof size !== 'number') {
        throw new AppError('model-unsupported', `${name} has no fixed size`, { details: [name] });
      }
      return tensor('float32', new Float32Array(layers * size), [layers, 1, size]);
    });
  }
}

function moveIn(numbers: Float32Array): Move {
  const [token, ofToken, duration, ofDuration, asked] = numbers as unknown as [number, number, number, number, number];
  requireNumber(ofToken);
  requireNumber(ofDuration);
  return {
    token: { token, logProbability: ofToken },
    duration: { token: duration, logProbability: ofDuration },
    asked,
  };
}

function parts(model: Model, blank: number): SplitJoint {
  const split = edited(() => splitJoint(model));
  const joint = split && edited(() => withMoves(split.joint, split.names.frame, blank + 1));
  if (!joint) throw new AppError('model-unsupported', 'the decoder is no transducer of a known form');
  return { ...split, joint };
}
