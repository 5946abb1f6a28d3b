/**
 * The encoder's output for what was heard lately. The same samples are encoded once, whoever asks: the language, a text that may change,
 * the final one and its second attempt, and the times of words.
 */

import type { EncoderOutput } from '../decoding/merged-decoder.ts';
import { framesOf, LogMel, type LogMelPlan } from '../features/log-mel.ts';
import { floats } from '../runtime/floats.ts';
import { tensor } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import type { WhisperEncoder } from './encoder.ts';

/** A segment as it grows, and the same one prepared otherwise. */
const kept = 2;

export interface Encoded extends EncoderOutput {
  /** Positions of 20 ms that have sound. */
  positions: number;
  /** Silence behind the sound stands in groups: less than the whole window was encoded. */
  isShort: boolean;
}

interface Entry extends Encoded {
  samples: Float32Array;
}

export interface EncodedAudioPlan {
  encoder: WhisperEncoder;
  features: LogMelPlan;
  /** The decoder takes a frame that stands for several; else each of them is given to it. */
  weighsFrames: boolean;
}

export class EncodedAudio {
  readonly #encoder: WhisperEncoder;
  readonly #mel: LogMel;
  readonly #weighsFrames: boolean;
  /** The newest last. */
  #entries: Entry[] = [];

  constructor({ encoder, features, weighsFrames }: EncodedAudioPlan) {
    this.#encoder = encoder;
    this.#mel = new LogMel(features);
    this.#weighsFrames = weighsFrames;
  }

  /**
   * Less than the whole window may be encoded. What the silence behind it then knows of the speech is nothing, and a decoder that is asked
   * for moments talks on into it: they want the whole window (on 86 recordings 6.2 % of words wrong instead of 2.4).
   */
  get canBeShort(): boolean {
    return this.#encoder.encodeWhole !== null;
  }

  /** Samples at 16 kHz that fit into one window. */
  get mostSamples(): number {
    return this.#mel.most;
  }

  /** Valid until two other stretches of audio have been asked for, or this one as a whole. Throws `output-broken`. */
  async of(samples: Float32Array): Promise<Encoded> {
    const known = this.#entries.find((entry) => isSame(entry.samples, samples));
    if (known) {
      this.#entries = [...this.#entries.filter((entry) => entry !== known), known];
      return known;
    }
    const heard = await this.#encoder.encode(this.#mel.of(samples), this.#framesOf(samples));
    const isShort = heard.weights !== undefined;
    return this.#keep(samples, isShort && !this.#weighsFrames ? spread(heard) : heard, isShort);
  }

  /** The same from the whole window; what was encoded of it before is forgotten. Throws `output-broken`. */
  async wholeOf(samples: Float32Array): Promise<Encoded> {
    if (!this.#encoder.encodeWhole) return this.of(samples);
    const heard = await this.#encoder.encodeWhole(this.#mel.of(samples));
    for (const entry of this.#entries.filter((each) => isSame(each.samples, samples))) this.#forget(entry);
    return this.#keep(samples, heard, false);
  }

  dispose(): void {
    for (const entry of this.#entries) this.#forget(entry);
  }

  #keep(samples: Float32Array, heard: EncoderOutput, isShort: boolean): Encoded {
    if (heard.hidden.type === 'float32') requireFinite(floats(heard.hidden));
    const positions = Math.max(1, Math.ceil(this.#framesOf(samples) / 2));
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

function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((sample, at) => sample === other[at]);
}

/** Every frame of the window for itself. */
function spread({ hidden, weights }: EncoderOutput): EncoderOutput {
  const counts = Array.from(weights ?? [], (weight) => Math.round(Math.exp(weight)));
  const frames = counts.reduce((sum, count) => sum + count, 0);
  const width = hidden.dims[2]!;
  const from = floats(hidden);
  const to = new Float32Array(frames * width);
  let at = 0;
  for (const [position, count] of counts.entries()) {
    const row = from.subarray(position * width, (position + 1) * width);
    for (let left = count; left > 0; left--, at += width) to.set(row, at);
  }
  hidden.dispose();
  return { hidden: tensor('float32', to, [1, frames, width]) };
}
