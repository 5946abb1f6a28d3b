/**
 * An encoder that computes the frames of speech only. Behind them the window is full of silence all the same: what the encoder makes of
 * it is known from an earlier pass (silence-cache.ts). The whole window can still be had from the same session.
 */

import { AppError } from '../../core/errors.ts';
import type { Meter } from '../../protocol/metrics.ts';
import { keyWeights, tailKeys, tailValues, withSilentTail } from '../graph/silent-tail.ts';
import { createSession, type InferenceSession, Tensor } from '../runtime.ts';
import { type FrameTensor, Silence, wholeGroups } from './silence.ts';
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
const windowFrames = 1500;
const melFrames = 2 * windowFrames;
/** Mel frames that the graph wants behind the last frame that it gives. */
const seenOnly = 2;

export class ShortEncoder {
  readonly #session: InferenceSession;
  readonly #bands: number;
  readonly #meter: Meter;
  /** By layer: [heads, size]. */
  readonly #heads: readonly (readonly [number, number])[];
  readonly #silence = new SilenceCache((level) => this.#listenToSilence(level));

  private constructor(session: InferenceSession, bands: number, meter: Meter) {
    this.#session = session;
    this.#bands = bands;
    this.#meter = meter;
    this.#heads = headsOf(session);
  }

  /** Null when the graph is not built as expected. Throws `model-broken` when it is none or takes another number of bands. */
  static async load(graph: ArrayBuffer, bands: number, meter: Meter): Promise<ShortEncoder | null> {
    const edited = shortened(graph);
    if (!edited) return null;
    const session = await createSession(edited);
    const features = session.inputMetadata[0];
    const wanted = features?.isTensor ? features.shape[1] : undefined;
    if (wanted === bands) return new ShortEncoder(session, bands, meter);
    await session.release();
    throw new AppError('model-broken', `the encoder wants ${wanted} bands, the model has ${bands}`);
  }

  /**
   * Encodes log-mel features [bands, 3000], of which the first `frames`, 10 ms each, have sound. Where silence of this level has not been
   * heard yet that takes one more pass, of the whole window.
   */
  async encode(mel: Float32Array, frames: number): Promise<HeardFrames> {
    const count = wholeGroups(Math.ceil(frames / 2) + spareFrames);
    if (count >= windowFrames) return this.encodeWhole(mel);
    const silence = await this.#silence.at(mel[mel.length - 1]!);
    const started = performance.now();
    const tail = silence.behind(count);
    const weights = new Float32Array(count + tail.weights.length);
    weights.set(tail.weights, count);
    const [spoken] = await this.#run(firstFrames(mel, this.#bands, 2 * count + seenOnly), tail.context, weights, false);
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
    const weights = new Float32Array(windowFrames);
    const [hidden] = await this.#run(firstFrames(mel, this.#bands, melFrames + seenOnly), null, weights, false);
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
    const mel = new Float32Array(this.#bands * melFrames).fill(level);
    const features = firstFrames(mel, this.#bands, melFrames + seenOnly);
    const [hidden, ...context] = await this.#run(features, null, new Float32Array(windowFrames), true);
    const taken = (tensor: Tensor, frameAxis: number): FrameTensor => ({
      data: tensor.data as Float32Array,
      dims: tensor.dims,
      frameAxis,
    });
    // Keys count frames in their last axis, values in the last but one.
    const tensors = context.map((tensor, i) => taken(tensor, i % 2 === 0 ? 3 : 2));
    const silence = new Silence(tensors, taken(hidden!, 1), windowFrames);
    for (const tensor of [hidden!, ...context]) tensor.dispose();
    return silence;
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

/** The first `count` frames of features [bands, 3000]; behind the window is nothing, which the graph's convolutions take for 0. */
function firstFrames(mel: Float32Array, bands: number, count: number): Tensor {
  const data = new Float32Array(bands * count);
  for (let band = 0; band < bands; band++) {
    data.set(mel.subarray(band * melFrames, band * melFrames + Math.min(count, melFrames)), band * count);
  }
  return new Tensor('float32', data, [1, bands, count]);
}
