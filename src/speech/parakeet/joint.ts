/** A transducer's decoder as the runtime has it: frames projected once, texts predicted once, and both met. */

import { AppError } from '../../core/errors.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { Graph } from '../../protocol/model.ts';
import { type SplitJoint, splitJoint, stateInputs, stateOutputs } from '../graph/split-joint.ts';
import { floats } from '../runtime/floats.ts';
import { createSession, type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import type { JointScores, SearchStep, Transducer } from './tdt.ts';

/** A text as the prediction network has read it. */
interface Prediction {
  token: number;
  /** [1, 1, 1, size] */
  output: Tensor;
  states: readonly Tensor[];
}

/** A text that may come again, and the frames that it was found in. */
export interface Expected {
  tokens: readonly number[];
  path: readonly SearchStep[];
}

export class Joint {
  readonly #sessions: Record<'frames' | 'prediction' | 'joint', Session>;
  readonly #names: SplitJoint['names'];
  readonly #meter: Meter;
  readonly #blank: number;
  /** What the last texts began with: the next pass over the same audio says nearly the same. */
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

  /** Throws `model-broken`, `model-unsupported`, `out-of-memory` or `backend-unsupported`. */
  static async load({ onnx, data }: Graph, blank: number, meter: Meter): Promise<Joint> {
    const split = parts(new Uint8Array(onnx));
    const session = (graph: Uint8Array<ArrayBuffer>) => createSession(graph, { data });
    const sessions = {
      frames: await session(split.frames),
      prediction: await session(split.prediction),
      joint: await session(split.joint),
    };
    return new Joint({ sessions, names: split.names, meter, blank });
  }

  /**
   * Over the encoder's output, [1, width, frames], of which the first is the frame `from`. What is expected is met in one pass, ahead of
   * time: it changes nothing of any score, but how soon it is there.
   */
  async over(encoded: Tensor, { from, expected }: { from: number; expected: Expected }): Promise<Transducer> {
    const { [this.#names.frame]: projected } = await this.#sessions.frames.run({ encoder_outputs: encoded });
    const size = projected!.dims.at(-1)!;
    const all = floats(projected);
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

  /** All that is expected, side by side; a meeting for each. */
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

  /** A text begins with the blank. */
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

  /** [layers, 1, size] of zeros. */
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
