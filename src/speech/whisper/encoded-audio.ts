/**
 * The encoder's output for recent audio. The same samples are encoded once for all who need them: language detection, partial and final
 * texts, second attempts and word times.
 */

import type { EncoderOutput } from '../decoding/merged-decoder.ts';
import { framesOf, LogMel, type LogMelPlan } from '../features/log-mel.ts';
import { fetchFloats, floatsOrHalves } from '../runtime/floats.ts';
import { tensor } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import type { WorkAccount } from '../work-account.ts';
import type { WhisperEncoder } from './encoder/encoder.ts';

/** Number of entries: a growing segment, and its samples prepared for a second attempt. */
const kept = 2;

export interface Encoded extends EncoderOutput {
  /** Number of positions of 20 ms that contain sound. */
  positions: number;
  /**
   * The encoder was shortened: groups of silent frames stand for the rest of the window. That silence knows nothing of the speech, and a
   * decoder with timestamps continues its text into it.
   */
  isShort: boolean;
}

interface Entry extends Encoded {
  samples: Float32Array;
}

export interface EncodedAudioPlan {
  encoder: WhisperEncoder;
  features: LogMelPlan;
  /** Whether the decoder takes weights of frames; otherwise grouped frames are repeated. */
  weighsFrames: boolean;
}

export class EncodedAudio {
  readonly #encoder: WhisperEncoder;
  readonly #mel: LogMel;
  readonly #weighsFrames: boolean;
  readonly #windowFrames: number;
  /** The most recently used entry is the last. */
  #entries: Entry[] = [];

  constructor({ encoder, features, weighsFrames }: EncodedAudioPlan) {
    this.#encoder = encoder;
    this.#mel = new LogMel(features);
    this.#weighsFrames = weighsFrames;
    this.#windowFrames = features.frames / 2;
  }

  /** Samples at 16 kHz that fit into one window. */
  get mostSamples(): number {
    return this.#mel.most;
  }

  /**
   * The output for these samples; valid until two other stretches of audio, or the whole window of this one, have been encoded. Frames that are
   * encoded for it are put on the account. Rejects with `output-broken` or `model-unsupported`.
   */
  async of(samples: Float32Array, work?: WorkAccount): Promise<Encoded> {
    const known = this.#known(samples);
    if (known) {
      this.#entries = [...this.#entries.filter((entry) => entry !== known), known];
      return known;
    }
    const heard = await this.#encoder.encode(this.#mel.of(samples), this.#framesOf(samples));
    const isShort = heard.weights !== undefined;
    work?.spend(isShort ? positionsOf(this.#framesOf(samples)) : this.#windowFrames);
    // The silence behind it counts even where it is known: or the text would depend on what was heard before.
    if (isShort) work?.spendShare(this.#windowFrames);
    return this.#keep(samples, isShort && !this.#weighsFrames ? await spread(heard) : heard, isShort);
  }

  /** Whether `of` gives a shortened encoding of them. */
  isShort(samples: Float32Array): boolean {
    return this.#encoder.isShort(this.#framesOf(samples));
  }

  /** The output for the whole window; replaces a shortened one of the same samples. Rejects with `output-broken` or `model-unsupported`. */
  async wholeOf(samples: Float32Array, work?: WorkAccount): Promise<Encoded> {
    if (!this.#encoder.encodeWhole || this.#known(samples)?.isShort === false) return this.of(samples, work);
    const heard = await this.#encoder.encodeWhole(this.#mel.of(samples));
    work?.spend(this.#windowFrames);
    for (const entry of this.#entries.filter((each) => isSame(each.samples, samples))) this.#forget(entry);
    return this.#keep(samples, heard, false);
  }

  dispose(): void {
    for (const entry of this.#entries) this.#forget(entry);
  }

  #known(samples: Float32Array): Entry | undefined {
    return this.#entries.find((entry) => isSame(entry.samples, samples));
  }

  #keep(samples: Float32Array, heard: EncoderOutput, isShort: boolean): Encoded {
    // Scores made of what is no number are none either, and are looked at.
    if (heard.hidden.location !== 'gpu-buffer') requireFinite(floatsOrHalves(heard.hidden));
    const positions = positionsOf(this.#framesOf(samples));
    const entry = { ...heard, samples: samples.slice(), positions, isShort };
    this.#entries.push(entry);
    while (this.#entries.length > kept) this.#forget(this.#entries[0]!);
    return entry;
  }

  #forget(entry: Entry): void {
    entry.hidden.dispose();
    this.#entries = this.#entries.filter((other) => other !== entry);
  }

  #framesOf(samples: Float32Array): number {
    return framesOf(Math.min(samples.length, this.mostSamples));
  }
}

const positionsOf = (frames: number): number => Math.max(1, Math.ceil(frames / 2));

function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((sample, at) => sample === other[at]);
}

/** Repeats grouped frames, so that each frame of the window stands for itself. */
async function spread({ hidden, weights }: EncoderOutput): Promise<EncoderOutput> {
  const counts = Array.from(weights ?? [], (weight) => Math.round(Math.exp(weight)));
  const frames = counts.reduce((sum, count) => sum + count, 0);
  const width = hidden.dims[2]!;
  const from = await fetchFloats(hidden);
  const to = new Float32Array(frames * width);
  let at = 0;
  for (const [position, count] of counts.entries()) {
    const row = from.subarray(position * width, (position + 1) * width);
    for (let left = count; left > 0; left--, at += width) to.set(row, at);
  }
  hidden.dispose();
  return { hidden: tensor('float32', to, [1, frames, width]) };
}
