/**
 * Moonshine (Jeffries et al. 2024, arXiv:2410.15608): an encoder over raw 16 kHz samples of any length and a merged decoder.
 * The level and the first-token rule are measured choices; digital silence around the audio hurts, so nothing is padded.
 */

import { levelled } from '../core/loudness.ts';
import { speechRate } from '../core/resampler.ts';
import type { ModelFiles, Recognition } from '../protocol/engine.ts';
import { greedySearch } from './greedy.ts';
import { MergedDecoder } from './merged-decoder.ts';
import type { RecogniseOptions, Recogniser } from './recogniser.ts';
import { createSession, type InferenceSession, Tensor } from './runtime.ts';
import { Vocabulary } from './vocabulary.ts';

const startToken = 1;
const endToken = 2;
const levelDb = -20;
/** Fast speech has five tokens a second; a decoder past this bound is inventing. */
const tokensPerSecond = 6.5;
const leastTokens = 8;
/** The encoder's convolutions need this many samples for one frame. */
const leastSamples = 1024;

export function tokenLimit(samples: number): number {
  return Math.max(leastTokens, Math.ceil((samples / speechRate) * tokensPerSecond));
}

export class Moonshine implements Recogniser {
  readonly #encoder: InferenceSession;
  readonly #decoderSession: InferenceSession;
  readonly #decoder: MergedDecoder;
  readonly #vocabulary: Vocabulary;

  private constructor(encoder: InferenceSession, decoder: InferenceSession, vocabulary: Vocabulary) {
    this.#encoder = encoder;
    this.#decoderSession = decoder;
    this.#decoder = new MergedDecoder(decoder);
    this.#vocabulary = vocabulary;
  }

  /** Compiles both graphs. Throws `model-broken` or `out-of-memory`. */
  static async load(files: Pick<ModelFiles, 'encoder' | 'decoder' | 'vocabulary'>): Promise<Moonshine> {
    const encoder = await createSession(files.encoder);
    const decoder = await createSession(files.decoder);
    return new Moonshine(encoder, decoder, new Vocabulary(files.vocabulary));
  }

  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    if (samples.length < leastSamples) return { text: '', tokens: [], encodeMs: 0, decodeMs: 0 };
    const { prefix = [], shouldStop = () => false } = options;
    const started = performance.now();
    const input = new Tensor('float32', levelled(samples, levelDb), [1, samples.length]);
    const { last_hidden_state: encoded } = await this.#encoder.run({ input_values: input });
    const encodedAt = performance.now();
    const tokens = await greedySearch(this.#decoder.begin(encoded!), {
      startToken,
      endToken,
      limit: Math.max(1, tokenLimit(samples.length) - prefix.length),
      prefix,
      shouldStop,
    });
    if (!tokens) return null;
    const decodeMs = performance.now() - encodedAt;
    return { text: this.textOf(tokens), tokens, encodeMs: encodedAt - started, decodeMs };
  }

  textOf(tokens: readonly number[]): string {
    return this.#vocabulary.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#vocabulary.beginsWord(token);
  }

  async dispose(): Promise<void> {
    await this.#encoder.release();
    await this.#decoderSession.release();
  }
}
