/**
 * An encoder that computes the frames of speech only. Behind them the window is full of silence all the same: what the encoder makes of
 * it is known from an earlier pass (silence-cache.ts). The whole window can still be had from the same session.
 */

import { AppError } from '../../core/errors.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { LogMelPlan } from '../features/log-mel.ts';
import { keyWeights, tailKeys, tailValues, withSilentTail } from '../graph/silent-tail.ts';
import { createSession, type InferenceSession, Tensor } from '../runtime.ts';
import type { WhisperEncoder } from './encoder.ts';
import { type FrameTensor, groupFrames, Silence, wholeGroups } from './silence.ts';
import { SilenceCache } from './silence-cache.ts';

/** What the decoder listens to. */
export interface HeardFrames {
  /** [1, positions, width]; the tensor is the caller's. */
  hidden: Tensor;
  /** For each position, the logarithm of how many frames of 20 ms it stands for: what the decoder adds to its scores. */
  weights: Float32Array;
}

/** Frames of 20 ms computed behind the last sound: what the convolutions reach, and a little of its echo. */
const spareFrames = 8;
/** Mel frames that the graph wants behind the last frame that it gives. */
const seenOnly = 2;

export class ShortEncoder implements WhisperEncoder {
  readonly #session: InferenceSession;
  readonly #bands: number;
  /** Frames of 10 ms in a window, and of 20 ms. */
  readonly #melFrames: number;
  readonly #frames: number;
  readonly #meter: Meter;
  /** By layer: [heads, size]. */
  readonly #heads: readonly (readonly [number, number])[];
  readonly #silence = new SilenceCache((level) => this.#listenToSilence(level));

  private constructor(session: InferenceSession, { bands, frames }: LogMelPlan, meter: Meter) {
    this.#session = session;
    this.#bands = bands;
    this.#melFrames = frames;
    this.#frames = frames / 2;
    this.#meter = meter;
    this.#heads = headsOf(session);
  }

  /** Null when the graph is not built as expected. Throws `model-broken` when it is none or wants other features. */
  static async load(graph: ArrayBuffer, plan: LogMelPlan, meter: Meter): Promise<ShortEncoder | null> {
    const edited = plan.frames % (2 * groupFrames) === 0 ? shortened(graph) : null;
    if (!edited) return null;
    const session = await createSession(edited);
    const features = session.inputMetadata[0];
    const wanted = features?.isTensor ? features.shape[1] : undefined;
    if (wanted === plan.bands) return new ShortEncoder(session, plan, meter);
    await session.release();
    throw new AppError('model-broken', `the encoder wants ${wanted} bands, the model has ${plan.bands}`);
  }

  /** For a decoder that cannot weigh frames: all positions of the window. */
  async encode(mel: Float32Array, frames: number): Promise<Tensor> {
    const heard = await this.encodeWeighted(mel, frames);
    if (heard.weights.length === this.#frames) return heard.hidden;
    const all = spread(heard, this.#frames);
    heard.hidden.dispose();
    return all;
  }

  /**
   * Encodes log-mel features [bands, 3000], of which the first `frames`, 10 ms each, have sound. Where silence of this level has not been
   * heard yet that takes one more pass, of the whole window.
   */
  async encodeWeighted(mel: Float32Array, frames: number): Promise<HeardFrames> {
    const count = wholeGroups(Math.ceil(frames / 2) + spareFrames);
    if (count >= this.#frames) return this.encodeWhole(mel);
    const silence = await this.#silence.at(mel[mel.length - 1]!);
    const started = performance.now();
    const tail = silence.behind(count);
    const weights = new Float32Array(count + tail.weights.length);
    weights.set(tail.weights, count);
    const [spoken] = await this.#run(this.#firstFrames(mel, 2 * count), tail.context, weights, false);
    const width = spoken!.dims[2]!;
    const hidden = new Float32Array(weights.length * width);
    hidden.set(spoken!.data as Float32Array);
    hidden.set(tail.hidden.data, count * width);
    spoken!.dispose();
    this.#meter.record('encode', performance.now() - started);
    return { hidden: new Tensor('float32', hidden, [1, weights.length, width]), weights };
  }

  /** Encodes the whole window, as the graph was before. */
  async encodeWhole(mel: Float32Array): Promise<HeardFrames> {
    const started = performance.now();
    const weights = new Float32Array(this.#frames);
    const [hidden] = await this.#run(this.#firstFrames(mel, this.#melFrames), null, weights, false);
    this.#meter.record('encode', performance.now() - started);
    return { hidden: hidden!, weights };
  }

  /** Hears silence at the level of these features before it is needed. */
  async prepare(level: number): Promise<void> {
    await this.#silence.at(level);
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }

  async #listenToSilence(level: number): Promise<Silence> {
    const mel = new Float32Array(this.#bands * this.#melFrames).fill(level);
    const features = this.#firstFrames(mel, this.#melFrames);
    const [hidden, ...context] = await this.#run(features, null, new Float32Array(this.#frames), true);
    const taken = (tensor: Tensor, frameAxis: number): FrameTensor => ({
      data: tensor.data as Float32Array,
      dims: tensor.dims,
      frameAxis,
    });
    // Keys count frames in their last axis, values in the last but one.
    const tensors = context.map((tensor, i) => taken(tensor, i % 2 === 0 ? 3 : 2));
    const silence = new Silence(tensors, taken(hidden!, 1), this.#frames);
    for (const tensor of [hidden!, ...context]) tensor.dispose();
    return silence;
  }

  /** The first `count` frames and what the graph sees behind them; behind the window is nothing, which its convolutions take for 0. */
  #firstFrames(mel: Float32Array, count: number): Tensor {
    const seen = count + seenOnly;
    const data = new Float32Array(this.#bands * seen);
    for (let band = 0; band < this.#bands; band++) {
      const start = band * this.#melFrames;
      data.set(mel.subarray(start, start + Math.min(seen, this.#melFrames)), band * seen);
    }
    return new Tensor('float32', data, [1, this.#bands, seen]);
  }

  /** The output, and by layer keys and values if they are wanted. */
  async #run(
    features: Tensor,
    context: readonly FrameTensor[] | null,
    weights: Float32Array,
    withContext: boolean,
  ): Promise<Tensor[]> {
    const given = context?.map(({ data, dims }) => new Tensor('float32', data, dims)) ?? this.#heads.flatMap(noContext);
    const feeds: Record<string, Tensor> = {
      [this.#session.inputNames[0]!]: features,
      [keyWeights]: new Tensor('float32', weights, [weights.length]),
    };
    for (const layer of this.#heads.keys()) {
      feeds[tailKeys(layer)] = given[2 * layer]!;
      feeds[tailValues(layer)] = given[2 * layer + 1]!;
    }
    const wanted = this.#session.outputNames.slice(0, withContext ? undefined : 1);
    const outputs = await this.#session.run(feeds, wanted);
    for (const tensor of Object.values(feeds)) tensor.dispose();
    return wanted.map((name) => outputs[name]!);
  }
}

function shortened(graph: ArrayBuffer): Uint8Array<ArrayBuffer> | null {
  try {
    return withSilentTail(new Uint8Array(graph));
  } catch (cause) {
    throw new AppError('model-broken', `encoder: ${cause}`, { cause });
  }
}

function headsOf(session: InferenceSession): [number, number][] {
  const heads: [number, number][] = [];
  for (let layer = 0; ; layer++) {
    const keys = session.inputMetadata.find(({ name }) => name === tailKeys(layer));
    if (!keys?.isTensor) return heads;
    heads.push([Number(keys.shape[1]), Number(keys.shape[2])]);
  }
}

const noContext = ([heads, size]: readonly [number, number]): Tensor[] => [
  new Tensor('float32', new Float32Array(0), [1, heads, size, 0]),
  new Tensor('float32', new Float32Array(0), [1, heads, 0, size]),
];

/** Every frame of the window for itself. */
function spread({ hidden, weights }: HeardFrames, frames: number): Tensor {
  const width = hidden.dims[2]!;
  const from = hidden.data as Float32Array;
  const to = new Float32Array(frames * width);
  let at = 0;
  for (const [position, weight] of weights.entries()) {
    const row = from.subarray(position * width, (position + 1) * width);
    for (let left = Math.round(Math.exp(weight)); left > 0; left--, at += width) to.set(row, at);
  }
  return new Tensor('float32', to, [1, frames, width]);
}
