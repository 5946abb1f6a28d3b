/**
 * Moonshine (Jeffries et al. 2024, arXiv:2410.15608): an encoder over raw 16 kHz samples of any length and a merged decoder. The level of
 * the input and the rule for the first token are measured choices. Digital silence around the audio costs accuracy, so nothing is padded.
 */

import { AppError } from '../../core/errors.ts';
import { levelled } from '../../core/loudness.ts';
import { noise } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';
import { noAbilities, type Recognition } from '../../protocol/speech.ts';
import { greedySearch } from '../decoding/greedy-search.ts';
import { MergedDecoder } from '../decoding/merged-decoder.ts';
import type { Found } from '../decoding/search-options.ts';
import { layersOf, tokenFrames } from '../decoding/token-frames.ts';
import { pausesIn } from '../features/pauses.ts';
import { bearsText } from '../features/syllables.ts';
import type { ModelRecogniser, RecogniseOptions } from '../recogniser.ts';
import { compileBuilt, compileBuiltDecoder } from '../runtime/compile-built.ts';
import { compileDecoder, compileEncoder } from '../runtime/compile-graphs.ts';
import { floats } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import { readSentencePieces, type SentencePieces } from '../text/sentence-pieces.ts';
import { timedTokens, wordsOf } from '../text/timed-words.ts';
import { confidenceScales } from '../text/word-confidence.ts';
import { atPauses } from '../text/word-edges.ts';
import { type MoonshineConfig, moonshineConfig, tokenLimit } from './config.ts';
import { joinedParts, longestPause } from './parts.ts';
import { bestView, isDoubtful } from './views.ts';

const hidden = 'last_hidden_state';
const levelDb = -20;
/** The decoder is compiled with one mask, and there is nothing that may not follow. */
const masks = { lists: [[]], firstTime: null };
/**
 * Those that follow the audio best, of the tiny model on 30 recordings: words inside a breath begin 36 ms beside forced alignment in the
 * median. Found on either half of the recordings, others do so within 40 ms on the other half.
 */
const alignmentHeads = [
  [3, 7],
  [4, 1],
  [4, 6],
  [5, 4],
  [5, 6],
] as const;
/** Samples of one frame of the encoder's convolutions. */
const leastSamples = 1024;
/** Most tokens by which a graph's vocabulary may exceed the tokenizer's, as padding. */
const mostPadding = 1024;

interface MoonshineParts {
  encoder: Session;
  decoder: MergedDecoder;
  vocabulary: SentencePieces;
  config: MoonshineConfig;
  meter: Meter;
  isOnGpu: boolean;
}

export class Moonshine implements ModelRecogniser {
  readonly abilities = { ...noAbilities, hearsParagraphs: true };
  readonly #parts: MoonshineParts;

  private constructor(parts: MoonshineParts) {
    this.#parts = parts;
  }

  /**
   * Compiles both graphs. Throws `model-broken`, `model-incomplete` or `model-unsupported` because of the files, `backend-unsupported` and
   * `out-of-memory` because of the device.
   */
  static async load(files: ModelFiles, backend: Backend, meter: Meter): Promise<Moonshine> {
    const vocabulary = readSentencePieces(files.texts);
    const config = moonshineConfig(files.id, files.texts);
    // What the encoder gives stays where the decoder wants it.
    const onDevice = backend.decoder === 'webgpu' ? [hidden] : [];
    // The larger graph first: the smaller one then finds room in what compiling it took.
    const { built } = files;
    const sessions = await (built && backend.decoder === 'wasm'
      ? compileBuiltDecoder(built.decoder, files.decoder.onnx)
      : compileDecoder(files.decoder, backend.decoder, { masks, givesAttentions: true }));
    const decoder = new MergedDecoder(sessions, meter);
    const encoder = await (built && backend.encoder === 'wasm'
      ? compileBuilt(built.encoder, files.encoder.onnx)
      : compileEncoder(files.encoder, backend.encoder, onDevice));
    const size = decoder.vocabularySize;
    if (size !== undefined && (vocabulary.size > size || vocabulary.size < size - mostPadding)) {
      const message = `the tokenizer has ${vocabulary.size} tokens and the decoder ${size}`;
      throw new AppError('model-broken', message, { details: ['tokenizer.json'] });
    }
    return new Moonshine({ encoder, decoder, vocabulary, config, meter, isOnGpu: usesGpu(backend) });
  }

  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    if (samples.length < leastSamples)
      return { text: '', tokens: [], logProbabilities: [], ending: 'end', draftKept: 0 };
    const encoded = await this.#encode(samples);
    try {
      const best = await this.#best(samples, encoded, options);
      if (!best) return null;
      const parts = options.isFinal && best.ending !== 'end' ? await this.#inParts(samples, options) : null;
      if (parts) return parts;
      return { ...this.#recognition(best), ...(options.times && (await this.#times(samples, encoded, best))) };
    } finally {
      encoded.dispose();
    }
  }

  /** What is said before and behind the longest pause, each on its own. Null where there is none, and when there is no more time. */
  async #inParts(samples: Float32Array, options: RecogniseOptions): Promise<Recognition | null> {
    const cut = options.isHurried?.() ? null : longestPause(samples);
    if (cut === null) return null;
    const alone = { ...options, prefix: [], draft: [], onFirst: () => {} };
    const before = await this.recognise(samples.subarray(0, cut), alone);
    const behind = before && (await this.recognise(samples.subarray(cut), alone));
    return behind && joinedParts(before, behind, cut / speechRate);
  }

  /** The text of the samples or, where that is doubtful, of the likeliest view of them. Null when abandoned. */
  async #best(samples: Float32Array, encoded: Tensor, options: RecogniseOptions): Promise<Found | null> {
    const { isFinal = false, onFirst = () => {}, isHurried = () => false } = options;
    const first = await this.#search(samples, encoded, options);
    if (!first || !isFinal || !isDoubtful(first, samples.length / speechRate)) return first;
    if (first.ending === 'end') onFirst(this.#recognition(first));
    const shouldStop = async () => isHurried() || ((await options.shouldStop?.()) ?? false);
    const hear = async (view: Float32Array) => {
      const played = await this.#encode(view);
      return this.#search(view, played, { ...options, draft: [], shouldStop }).finally(() => played.dispose());
    };
    return bestView(first, samples, { hear, isHurried });
  }

  #recognition(found: Found): Recognition {
    return { text: this.textOf(found.tokens), ...found };
  }

  /** Where in the samples the words of a text are; nothing where the decoder does not tell what it attends to. */
  async #times(
    samples: Float32Array,
    encoded: Tensor,
    { tokens, logProbabilities }: Found,
  ): Promise<Pick<Recognition, 'words'>> {
    const { decoder, vocabulary, config } = this.#parts;
    if (tokens.length === 0 || !decoder.attends(layersOf(alignmentHeads))) return {};
    const frames = encoded.dims[1]!;
    const first = await tokenFrames(
      decoder,
      { hidden: encoded },
      { heads: alignmentHeads, prompt: [config.startToken], tokens, endToken: config.endToken, mostFrames: frames },
    );
    const timed = timedTokens(tokens, logProbabilities, first);
    const seconds = samples.length / speechRate;
    const words = wordsOf(timed, {
      vocabulary,
      frameSeconds: seconds / frames,
      seconds,
      scale: confidenceScales.moonshine,
    });
    return { words: atPauses(words, pausesIn(samples), seconds) };
  }

  /** One search over the samples. Null when abandoned. */
  async #search(samples: Float32Array, encoded: Tensor, options: RecogniseOptions): Promise<Found | null> {
    const { startToken, endToken, tokensPerSecond } = this.#parts.config;
    const { prefix = [], draft = [], shouldStop = () => false } = options;
    const limit = Math.max(tokenLimit(samples.length, tokensPerSecond), prefix.length + 1);
    const isSaid = (tokens: readonly number[]) => bearsText(samples, this.textOf(tokens));
    const decoding = this.#parts.decoder.begin({ hidden: encoded });
    try {
      return await greedySearch(decoding, {
        startToken,
        endToken,
        limit,
        prefix,
        draft,
        maskAfter: () => ({ list: 0 }),
        isSaid,
        shouldStop,
      });
    } finally {
      decoding.dispose();
    }
  }

  async #encode(samples: Float32Array): Promise<Tensor> {
    const started = performance.now();
    const input = tensor('float32', levelled(samples, levelDb), [1, samples.length]);
    const { [hidden]: encoded } = await this.#parts.encoder.run({ input_values: input });
    // Scores made of what is no number are none either, and are looked at.
    if (encoded?.location !== 'gpu-buffer') requireFinite(floats(encoded));
    this.#parts.meter.record('encode', performance.now() - started);
    return encoded!;
  }

  /**
   * Runs what is run live: encoder and decoder on a short segment, with several tokens in a pass and a single one, and on a GPU on a longer
   * one. On the processor that was three fifths of the warm-up, and the first passes over 1 to 5 s take no longer without it.
   */
  async warmUp(): Promise<void> {
    const { decoder, config, isOnGpu } = this.#parts;
    const encoded = await this.#encode(noise(speechRate, 0.01));
    await decoder.probe({ hidden: encoded }, [config.startToken, 3, 4, 5]);
    encoded.dispose();
    if (!isOnGpu) return;
    let steps = 0;
    await this.recognise(noise(5 * speechRate, 0.01), { shouldStop: () => ++steps > 2 });
  }

  textOf(tokens: readonly number[]): string {
    return this.#parts.vocabulary.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#parts.vocabulary.beginsWord(token);
  }

  async dispose(): Promise<void> {
    await this.#parts.encoder.release();
    await this.#parts.decoder.release();
  }
}
