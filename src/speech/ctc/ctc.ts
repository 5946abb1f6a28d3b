/**
 * Any CTC model of the hub (wav2vec2, HuBERT and others), read by transformers.js: it makes the features and the text, and the graph runs
 * in the runtime of this thread. There is no cache between passes and no search: partial texts would cost as much as final ones.
 */

import { AppError } from '../../core/errors.ts';
import { noise } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { noAbilities, type Recognition } from '../../protocol/speech.ts';
import type { ModelRecogniser, RecogniseOptions } from '../recogniser.ts';
import { compileEncoder } from '../runtime/compile-graphs.ts';
import { floats } from '../runtime/floats.ts';
import type { Session } from '../runtime/onnx-runtime.ts';
import { requireFinite } from '../runtime/require-finite.ts';
import { type TimedToken, wordsOf } from '../text/timed-words.ts';
import { confidenceScales } from '../text/word-confidence.ts';
import { bestPath } from './best-path.ts';
import { loadProcessor, type Processor } from './processor.ts';

/** Samples below which there is no frame. */
const leastSamples = 0.1 * speechRate;

const nothing: Recognition = { text: '', tokens: [], logProbabilities: [], ending: 'end', draftKept: 0 };

export class Ctc implements ModelRecogniser {
  readonly abilities = { ...noAbilities, givesLiveText: false };
  readonly #session: Session;
  readonly #processor: Processor;
  readonly #meter: Meter;

  private constructor(session: Session, processor: Processor, meter: Meter) {
    this.#session = session;
    this.#processor = processor;
    this.#meter = meter;
  }

  /** Compiles the graph on the processor. Rejects with `model-broken` because of the files, `out-of-memory` because of the device. */
  static async load({ encoder, texts }: ModelFiles, meter: Meter): Promise<Ctc> {
    const processor = await loadProcessor(texts);
    return new Ctc(await compileEncoder(encoder, 'wasm'), processor, meter);
  }

  /** As the interface says; a prefix and a draft are ignored, because nobody who heard no live text has them. */
  async recognise(
    samples: Float32Array,
    { shouldStop = () => false }: RecogniseOptions = {},
  ): Promise<Recognition | null> {
    if (samples.length < leastSamples) return nothing;
    if (await shouldStop()) return null;
    const { scores, dims } = await this.#scores(samples);
    const [, frames = 0, symbols = 0] = dims;
    const tokens = withoutLooseGaps(bestPath(scores, symbols, this.#processor.blank), this.#processor);
    const seconds = samples.length / speechRate;
    return {
      text: this.textOf(tokens.map(({ token }) => token)),
      tokens: tokens.map(({ token }) => token),
      logProbabilities: tokens.map(({ logProbability }) => logProbability),
      ending: 'end',
      draftKept: 0,
      words: wordsOf(tokens, {
        vocabulary: this.#processor,
        frameSeconds: seconds / frames,
        seconds,
        scale: confidenceScales.ctc,
      }),
    };
  }

  async warmUp(): Promise<void> {
    await this.recognise(noise(speechRate, 0.01));
  }

  textOf(tokens: readonly number[]): string {
    return this.#processor.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#processor.beginsWord(token);
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }

  /** The scores of every symbol, [1, frames, symbols]. Rejects with `model-unsupported` or `output-broken`. */
  async #scores(samples: Float32Array): Promise<{ scores: Float32Array; dims: readonly number[] }> {
    const started = performance.now();
    const names = this.#session.inputs.map(({ name }) => name);
    const { logits } = await this.#session.run(await this.#processor.inputs(samples, names));
    const scores = floats(logits);
    const dims = logits?.dims ?? [];
    if (dims.length !== 3 || dims[0] !== 1) throw new AppError('model-unsupported', `its logits are [${dims}]`);
    requireFinite(scores);
    this.#meter.record('encode', performance.now() - started);
    return { scores, dims };
  }
}

/** Gaps between words alone: neither at an end of the text nor two in a row. */
function withoutLooseGaps(tokens: readonly TimedToken[], { isGap }: Pick<Processor, 'isGap'>): TimedToken[] {
  const isLoose = (at: number) => {
    const next = tokens[at + 1];
    return !next || isGap(next.token);
  };
  const kept = tokens.filter(({ token }, at) => !isGap(token) || !isLoose(at));
  return kept[0] && isGap(kept[0].token) ? kept.slice(1) : kept;
}
