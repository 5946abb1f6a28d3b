/**
 * An encoder that computes the frames of speech only. Behind them the window contains silence, whose encoding is taken from an earlier pass
 * (silence-cache.ts). The same pass can also encode the whole window.
 */

import { AppError } from '../../../core/errors.ts';
import type { Meter } from '../../../protocol/metrics.ts';
import type { Graph } from '../../../protocol/model.ts';
import type { Backend } from '../../../protocol/runtime.ts';
import type { EncoderOutput } from '../../decoding/merged-decoder.ts';
import type { LogMelPlan } from '../../features/log-mel.ts';
import { encoderWeights } from '../../graph/encoder/encoder-weights.ts';
import { Model, readMainGraph } from '../../graph/main-graph.ts';
import { edited } from '../../runtime/compile-graphs.ts';
import { fetchFloats } from '../../runtime/floats.ts';
import { input, type WhisperEncoder } from './encoder.ts';
import type { EncoderPass } from './encoder-pass.ts';
import { GraphPass } from './graph-pass.ts';
import { ProcessorPass } from './processor-pass.ts';
import { groupFrames, Silence, wholeGroups } from './silence.ts';
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
  readonly #pass: EncoderPass;
  readonly #bands: number;
  /** Frames in a window: of 10 ms in the features, of 20 ms in the output. */
  readonly #melFrames: number;
  readonly #frames: number;
  readonly #meter: Meter;
  readonly #silence = new SilenceCache((level) => this.#listenToSilence(level));

  private constructor(pass: EncoderPass, { bands, frames }: LogMelPlan, meter: Meter) {
    this.#pass = pass;
    this.#bands = bands;
    this.#melFrames = frames;
    this.#frames = frames / 2;
    this.#meter = meter;
  }

  /** Null when the graph has an unexpected structure. With `staysOnGpu` its output does. Throws `model-broken` when the file is no graph, or takes other features. */
  static async load(
    { onnx, data }: Graph,
    { encoder: provider, threads }: Pick<Backend, 'encoder' | 'threads'>,
    plan: LogMelPlan,
    meter: Meter,
    staysOnGpu = false,
  ): Promise<ShortEncoder | null> {
    if (plan.frames % (2 * groupFrames) !== 0) return null;
    const model = Model.of(new Uint8Array(onnx));
    const own = provider === 'wasm' ? await processorPass(model, plan, threads) : null;
    const pass = own ?? (await GraphPass.load(model, data, provider, staysOnGpu));
    if (pass === null || pass.bands === plan.bands) return pass && new ShortEncoder(pass, plan, meter);
    await pass.release();
    throw new AppError('model-broken', `the encoder wants ${pass.bands} bands, the model has ${plan.bands}`, {
      details: [input],
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
    const { hidden } = await this.#pass.run({ features: this.#firstFrames(mel, 2 * count), tail, weights });
    this.#meter.record('encode', performance.now() - started);
    return { hidden, weights };
  }

  async encodeWhole(mel: Float32Array): Promise<EncoderOutput> {
    const started = performance.now();
    const weights = new Float32Array(this.#frames);
    const { hidden } = await this.#pass.run({ features: this.#firstFrames(mel, this.#melFrames), weights });
    this.#meter.record('encode', performance.now() - started);
    return { hidden };
  }

  async dispose(): Promise<void> {
    await this.#pass.release();
  }

  async #listenToSilence(level: number): Promise<Silence> {
    const mel = new Float32Array(this.#bands * this.#melFrames).fill(level);
    const features = this.#firstFrames(mel, this.#melFrames);
    const weights = new Float32Array(this.#frames);
    const { hidden, context } = await this.#pass.run({ features, weights, withContext: true });
    const last = { data: await fetchFloats(hidden), dims: hidden.dims, frameAxis: 1 };
    hidden.dispose();
    return new Silence(context, last, this.#frames);
  }

  /**
   * The first `count` mel frames and those that the convolutions see behind them; behind the window they are 0, as the convolutions pad.
   */
  #firstFrames(mel: Float32Array, count: number): Float32Array<ArrayBuffer> {
    const seen = count + seenOnly;
    const data = new Float32Array(this.#bands * seen);
    for (let band = 0; band < this.#bands; band++) {
      const start = band * this.#melFrames;
      data.set(mel.subarray(start, start + Math.min(seen, this.#melFrames)), band * seen);
    }
    return data;
  }
}

/** How many frames of 20 ms are computed for so many of 10 ms with sound. */
const encodedFrames = (frames: number): number => wholeGroups(Math.ceil(frames / 2) + spareFrames);

/** The encoder by our own kernels, where its weights are such as they take, and for windows of this length. */
function processorPass(model: Model, { frames }: LogMelPlan, threads: number): Promise<ProcessorPass | null> | null {
  const weights = edited(() => encoderWeights(readMainGraph(model)));
  return weights && 2 * weights.frames === frames ? ProcessorPass.load(weights, threads) : null;
}
