/**
 * Whisper's encoder on the processor by kernels of our own, over the 8-bit weights of its file. The runtime rounds all activations of a
 * product by one common range, and to 8 bits; here each row is rounded alone, and to 12 bits at least, so that sums fit 32: the output of
 * Whisper base is off by a thousandth in place of a fifth, in half the time.
 */

import { AppError } from '../../../core/errors.ts';
import type { EncoderWeights } from '../../graph/encoder/encoder-weights.ts';
import { upTo } from '../../kernels/sizes.ts';
import { columnsTogether, MemoryPlan, type TransformerMemory } from '../../kernels/transformer.ts';
import { sayProgress, tensor } from '../../runtime/onnx-runtime.ts';
import type { EncoderPass, Given, Heard } from './encoder-pass.ts';
import { type EncoderPlan, isTaken, planEncoder } from './encoder-plan.ts';
import { canHaveHelpers, type EncoderTeam, encoderTeam } from './encoder-team.ts';
import { EncoderWork } from './encoder-work.ts';
import type { FrameTensor } from './silence.ts';

/** What is added to the score of a key that is none. */
const never = -1e30;

export class ProcessorPass implements EncoderPass {
  readonly #memory: TransformerMemory;
  readonly #plan: EncoderPlan;
  readonly #team: EncoderTeam;
  readonly #work: EncoderWork;

  private constructor(memory: TransformerMemory, plan: EncoderPlan, team: EncoderTeam) {
    this.#memory = memory;
    this.#plan = plan;
    this.#team = team;
    this.#work = new EncoderWork(memory, plan, team.team, 0);
  }

  /** Null for weights that the kernels cannot take. Rejects with `out-of-memory`. */
  static async load(weights: EncoderWeights, threads: number): Promise<ProcessorPass | null> {
    if (!isTaken(weights)) return null;
    const [memory, plan] = placed(weights, canHaveHelpers() ? threads : 1);
    return new ProcessorPass(memory, plan, await encoderTeam(memory, plan));
  }

  get bands(): number {
    return this.#plan.bands;
  }

  async run({ features, tail, weights, withContext = false }: Given): Promise<Heard> {
    const { width, room } = this.#plan;
    const frames = features.length / this.bands / 2 - 1;
    const keys = weights.length;
    const context: FrameTensor[] = [];
    this.#team.begin(frames, keys);
    this.#work.encode(frames, keys, {
      before: () => this.#take(features, weights),
      projected: (layer) => {
        sayProgress();
        for (const [at, place] of [room.key, room.value].entries()) {
          if (withContext) context.push({ data: this.#rows(place, frames), dims: [1, frames, width], frameAxis: 1 });
          const behind = place + 4 * frames * width;
          if (tail) this.#put(behind, tail.context[2 * layer + at]!.data);
          this.#memory.floats(place + 4 * keys * width, (upTo(columnsTogether, keys) - keys) * width).fill(0);
        }
      },
    });
    const hidden = new Float32Array(keys * width);
    hidden.set(this.#rows(room.query, frames));
    if (tail) hidden.set(tail.hidden.data, frames * width);
    return { hidden: tensor('float32', hidden, [1, keys, width]), context };
  }

  async release(): Promise<void> {
    this.#team.dismiss();
  }

  /** Puts features by frame, and what is added to scores. */
  #take(features: Float32Array, weights: Float32Array): void {
    const { room, bands, width } = this.#plan;
    const count = features.length / bands;
    const taken = this.#memory.floats(room.features, (count + 1) * bands);
    taken.fill(0, 0, bands);
    for (let band = 0; band < bands; band++) {
      for (let frame = 0; frame < count; frame++) taken[(frame + 1) * bands + band] = features[band * count + frame]!;
    }
    this.#memory.floats(room.heard, width).fill(0);
    const added = this.#memory.floats(room.weights, upTo(columnsTogether, weights.length));
    added.fill(never);
    added.set(weights);
  }

  /** A copy of so many rows. */
  #rows(at: number, count: number): Float32Array {
    return this.#memory.floats(at, count * this.#plan.width).slice();
  }

  #put(at: number, values: Float32Array): void {
    this.#memory.floats(at, values.length).set(values);
  }
}

/** For fewer threads than asked for, one, where there is no memory that they could share. */
function placed(weights: EncoderWeights, threads: number): [TransformerMemory, EncoderPlan] {
  const layout = new MemoryPlan();
  const plan = planEncoder(layout, weights, threads);
  try {
    return [layout.memory(threads > 1), plan];
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    if (threads > 1) return placed(weights, 1);
    throw new AppError('out-of-memory', String(cause), { cause });
  }
}
