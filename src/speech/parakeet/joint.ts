/**
 * A transducer's decoder in three sessions: frames are projected once, prediction runs once per token, and the joint network combines the
 * two.
 */

import { AppError } from '../../core/errors.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Provider } from '../../protocol/runtime.ts';
import { type SplitJoint, splitJoint, stateInputs, stateOutputs } from '../graph/split-joint.ts';
import { compilePart } from '../runtime/compile-graphs.ts';
import { floats } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import type { JointScores, SearchStep, Transducer } from './tdt.ts';

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
    const split = parts(new Uint8Array(onnx));
    const session = (graph: Uint8Array<ArrayBuffer>) => compilePart(graph, data, provider);
    const sessions = {
      frames: await session(split.frames),
      prediction: await session(split.prediction),
      joint: await session(split.joint),
    };
    return new Joint({ sessions, names: split.names, meter, blank });
  }

  /**
   * A transducer over the encoder's output, [1, width, frames], whose first frame is `from`. The scores along the expected path are
   * computed in one pass in advance, which changes no score. Rejects with `model-unsupported` or `output-broken`.
   */
  async over(encoded: Tensor, { from, expected }: { from: number; expected: Expected }): Promise<Transducer> {
    const { [this.#names.frame]: projected } = await this.#sessions.frames.run({ encoder_outputs: encoded });
    const all = floats(projected);
    const size = projected!.dims.at(-1)!;
    const frames = all.length / size;
    const rowsAt = (frame: number, count: number) => all.subarray((frame - from) * size, (frame - from + count) * size);
    const steps = expected.path.filter(({ frame }) => frame >= from && frame < from + frames);
    const precomputed = await this.#precompute({ ...expected, path: steps }, (frame) => rowsAt(frame, 1));
    return {
      joint: async (frame, most, tokens) => {
        const row = steps.findIndex((step) => step.frame === frame && step.tokens === tokens.length);
        if (row >= 0 && tokens.every((token, at) => token === expected.tokens[at])) return precomputed!(row);
        const started = performance.now();
        const { output } = await this.#predict(tokens);
        const rows = tensor('float32', rowsAt(frame, most), [1, most, 1, size]);
        const scores = await this.#meet(rows, output);
        this.#meter.record('decode-step', performance.now() - started);
        return this.#scoresOf(scores, most);
      },
    };
  }

  async release(): Promise<void> {
    for (const session of Object.values(this.#sessions)) await session.release();
  }

  /** The scores along the expected path, from one pass of the joint network with a row for each step; null for an empty path. */
  async #precompute(
    { tokens, path }: Expected,
    rowAt: (frame: number) => Float32Array,
  ): Promise<((row: number) => JointScores) | null> {
    if (path.length === 0) return null;
    const started = performance.now();
    const size = rowAt(path[0]!.frame).length;
    const dims = [path.length, 1, 1, size];
    const rows = new Float32Array(path.length * size);
    const texts = new Float32Array(path.length * size);
    for (const [row, step] of path.entries()) {
      rows.set(rowAt(step.frame), row * size);
      const { output } = await this.#predict(tokens.slice(0, step.tokens));
      texts.set(floats(output), row * size);
    }
    const scores = await this.#meet(tensor('float32', rows, dims), tensor('float32', texts, dims));
    this.#meter.record('verify', performance.now() - started);
    const width = scores.length / path.length;
    return (row) => this.#scoresOf(scores.subarray(row * width, (row + 1) * width), 1);
  }

  async #meet(frames: Tensor, text: Tensor): Promise<Float32Array> {
    const { outputs } = await this.#sessions.joint.run({ [this.#names.frame]: frames, [this.#names.text]: text });
    const scores = floats(outputs);
    requireFinite(scores);
    return scores;
  }

  #scoresOf(scores: Float32Array, rows: number): JointScores {
    const width = scores.length / rows;
    const tokens = this.#blank + 1;
    return {
      rows,
      tokens: (row) => scores.subarray(row * width, row * width + tokens),
      durations: (row) => scores.subarray(row * width + tokens, (row + 1) * width),
    };
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

function parts(model: Uint8Array): SplitJoint {
  let split: SplitJoint | null;
  try {
    split = splitJoint(model);
  } catch (cause) {
    throw new AppError('model-broken', String(cause), { cause });
  }
  if (!split) throw new AppError('model-unsupported', 'the decoder is no transducer of a known form');
  return split;
}
