/**
 * An encoder that computes the frames of speech only. Behind them the window contains silence, whose encoding is taken from an earlier pass
 * (silence-cache.ts). The same session can also encode the whole window.
 */

import { AppError } from '../../../core/errors.ts';
import type { Meter } from '../../../protocol/metrics.ts';
import type { Graph } from '../../../protocol/model.ts';
import type { Provider } from '../../../protocol/runtime.ts';
import type { EncoderOutput } from '../../decoding/merged-decoder.ts';
import type { LogMelPlan } from '../../features/log-mel.ts';
import {
  keyWeights,
  tailed,
  tailHidden,
  tailKeys,
  tailValues,
  withSilentTail,
} from '../../graph/encoder/silent-tail.ts';
import { Model } from '../../graph/main-graph.ts';
import { compilePart, edited } from '../../runtime/compile-graphs.ts';
import { fetchFloats } from '../../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../../runtime/onnx-runtime.ts';
import type { WhisperEncoder } from './encoder.ts';
import { type FrameTensor, groupFrames, Silence, type SilentTail, wholeGroups } from './silence.ts';
import { SilenceCache } from './silence-cache.ts';

/**
 * Frames of 20 ms that are computed behind the last sound, because the convolutions and the attention still see it there. Of 570 words in
 * nine languages Whisper base errs in 61 with 8 of them, 59 with 25, 56 with 50, 60 with 100, and in 58 over the whole window, for which it
 * takes twice as long; tiny.en does not mind.
 */
const spareFrames = 50;
/**
 * Share of the window from which all of it is computed: there is little left to save then, and over 15 s and more a short pass of Whisper
 * base loses words (35 instead of 26 of the 239 words of three recordings).
 */
const wholeFrom = 0.5;
/** Mel frames behind the last encoded frame that the convolutions need. */
const seenOnly = 2;

export class ShortEncoder implements WhisperEncoder {
  readonly #session: Session;
  readonly #bands: number;
  /** Frames in a window: of 10 ms in the features, of 20 ms in the output. */
  readonly #melFrames: number;
  readonly #frames: number;
  readonly #meter: Meter;
  /** By layer: [heads, size]. */
  readonly #heads: readonly (readonly [number, number])[];
  readonly #width: number;
  readonly #silence = new SilenceCache((level) => this.#listenToSilence(level));

  private constructor(session: Session, { bands, frames }: LogMelPlan, meter: Meter) {
    this.#session = session;
    this.#bands = bands;
    this.#melFrames = frames;
    this.#frames = frames / 2;
    this.#meter = meter;
    this.#heads = headsOf(session);
    this.#width = this.#heads.reduce((all, [heads, size]) => Math.max(all, heads * size), 0);
  }

  /** Null when the graph has an unexpected structure. With `staysOnGpu` its output does. Throws `model-broken` when the file is no graph, or takes other features. */
  static async load(
    { onnx, data }: Graph,
    provider: Provider,
    plan: LogMelPlan,
    meter: Meter,
    staysOnGpu = false,
  ): Promise<ShortEncoder | null> {
    if (plan.frames % (2 * groupFrames) !== 0) return null;
    const shortened = edited(() => withSilentTail(Model.of(new Uint8Array(onnx))));
    if (!shortened) return null;
    const session = await compilePart(shortened, data, provider, staysOnGpu ? [tailed] : []);
    const features = session.inputs[0];
    const wanted = features?.isTensor ? features.shape[1] : undefined;
    if (wanted === plan.bands) return new ShortEncoder(session, plan, meter);
    await session.release();
    throw new AppError('model-broken', `the encoder wants ${wanted} bands, the model has ${plan.bands}`, {
      details: [session.inputs[0]?.name ?? ''],
    });
  }

  isShort(frames: number): boolean {
    return encodedFrames(frames) < wholeFrom * this.#frames;
  }

  /** Takes a further pass, over a window of silence, when silence of this level has not been encoded yet. */
  async encode(mel: Float32Array, frames: number): Promise<EncoderOutput> {
    if (!this.isShort(frames)) return this.encodeWhole(mel);
    const count = encodedFrames(frames);
    const silence = await this.#silence.at(mel[mel.length - 1]!);
    const started = performance.now();
    const tail = silence.behind(count);
    const weights = new Float32Array(count + tail.weights.length);
    weights.set(tail.weights, count);
    const [hidden] = await this.#run(this.#firstFrames(mel, 2 * count), tail, weights, false);
    this.#meter.record('encode', performance.now() - started);
    return { hidden: hidden!, weights };
  }

  async encodeWhole(mel: Float32Array): Promise<EncoderOutput> {
    const started = performance.now();
    const weights = new Float32Array(this.#frames);
    const [hidden] = await this.#run(this.#firstFrames(mel, this.#melFrames), null, weights, false);
    this.#meter.record('encode', performance.now() - started);
    return { hidden: hidden! };
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }

  async #listenToSilence(level: number): Promise<Silence> {
    const mel = new Float32Array(this.#bands * this.#melFrames).fill(level);
    const features = this.#firstFrames(mel, this.#melFrames);
    const [hidden, ...context] = await this.#run(features, null, new Float32Array(this.#frames), true);
    const taken = async (values: Tensor, frameAxis: number): Promise<FrameTensor> => ({
      data: await fetchFloats(values),
      dims: values.dims,
      frameAxis,
    });
    // Keys count frames in their last axis, values in the last but one.
    const tensors = await Promise.all(context.map((values, i) => taken(values, i % 2 === 0 ? 3 : 2)));
    const silence = new Silence(tensors, await taken(hidden!, 1), this.#frames);
    for (const values of [hidden!, ...context]) values.dispose();
    return silence;
  }

  /**
   * The first `count` mel frames and those that the convolutions see behind them; behind the window they are 0, as the convolutions pad.
   */
  #firstFrames(mel: Float32Array, count: number): Tensor {
    const seen = count + seenOnly;
    const data = new Float32Array(this.#bands * seen);
    for (let band = 0; band < this.#bands; band++) {
      const start = band * this.#melFrames;
      data.set(mel.subarray(start, start + Math.min(seen, this.#melFrames)), band * seen);
    }
    return tensor('float32', data, [1, this.#bands, seen]);
  }

  /** Runs the graph; gives the output, and with `withContext` the keys and values of each layer. */
  async #run(
    features: Tensor,
    tail: SilentTail | null,
    weights: Float32Array,
    withContext: boolean,
  ): Promise<Tensor[]> {
    const given = tail?.context.map(asTensor) ?? this.#heads.flatMap(noContext);
    const feeds: Record<string, Tensor> = {
      [this.#session.inputs[0]!.name]: features,
      [keyWeights]: tensor('float32', weights, [weights.length]),
      [tailHidden]: tail ? asTensor(tail.hidden) : tensor('float32', new Float32Array(0), [1, 0, this.#width]),
    };
    for (const layer of this.#heads.keys()) {
      feeds[tailKeys(layer)] = given[2 * layer]!;
      feeds[tailValues(layer)] = given[2 * layer + 1]!;
    }
    const wanted = this.#session.outputs.slice(0, withContext ? undefined : 1).map(({ name }) => name);
    const outputs = await this.#session.run(feeds, wanted);
    for (const given of Object.values(feeds)) given.dispose();
    return wanted.map((name) => outputs[name]!);
  }
}

/** How many frames of 20 ms are computed for so many of 10 ms with sound. */
const encodedFrames = (frames: number): number => wholeGroups(Math.ceil(frames / 2) + spareFrames);

function headsOf(session: Session): [number, number][] {
  const heads: [number, number][] = [];
  for (let layer = 0; ; layer++) {
    const keys = session.inputs.find(({ name }) => name === tailKeys(layer));
    if (!keys?.isTensor) return heads;
    heads.push([Number(keys.shape[1]), Number(keys.shape[2])]);
  }
}

const asTensor = ({ data, dims }: FrameTensor): Tensor => tensor('float32', data, dims);

const noContext = ([heads, size]: readonly [number, number]): Tensor[] => [
  tensor('float32', new Float32Array(0), [1, heads, size, 0]),
  tensor('float32', new Float32Array(0), [1, heads, 0, size]),
];
