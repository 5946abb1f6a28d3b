/**
 * Whisper (Radford et al. 2022, arXiv:2212.04356) in the transformers layout: an encoder over 30 s of log-mel features and a merged
 * decoder, with the decode policy of OpenAI's own code.
 */

import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Graph, ModelFiles, Recognition } from '../../protocol/engine.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { LogMelPlan } from '../features/log-mel.ts';
import { withExactRows } from '../graph/exact-rows.ts';
import { MergedDecoder } from '../merged-decoder.ts';
import type { RecogniseOptions, Recogniser } from '../recogniser.ts';
import { createSession } from '../runtime.ts';
import { readContract, type WhisperContract } from './contract.ts';
import { EncodedAudio } from './encoded-audio.ts';
import { FullEncoder, type WhisperEncoder } from './encoder.ts';
import { LanguageChoice } from './language-choice.ts';
import { recogniseWindows, type Windows } from './windows.ts';

/** Less audio than this is no word. */
const leastSamples = 0.1 * speechRate;
const warmUpSteps = 3;
const nothing: Recognition = { text: '', tokens: [], logProbabilities: [], ending: 'end', draftKept: 0 };

export type WhisperFiles = Pick<ModelFiles, 'encoder' | 'decoder' | 'texts' | 'precision'>;

/** Compiles the encoder's graph for features of this plan. */
export type MakeEncoder = (graph: Graph, plan: LogMelPlan, meter: Meter) => Promise<WhisperEncoder>;

const fullEncoder: MakeEncoder = async (graph, plan, meter) =>
  new FullEncoder(await createSession(graph.onnx), plan, meter);

export class Whisper implements Recogniser {
  readonly #contract: WhisperContract;
  readonly #windows: Windows;
  readonly #language: LanguageChoice;
  readonly #release: () => Promise<void>;

  private constructor(windows: Windows, release: () => Promise<void>) {
    this.#contract = windows.contract;
    this.#windows = windows;
    this.#language = new LanguageChoice(windows.contract.markers.languages);
    this.#release = release;
  }

  /**
   * Compiles both graphs. Throws `model-broken` when a file is damaged or does not fit the others, `model-incomplete` when one is
   * missing, or `out-of-memory`.
   */
  static async load(files: WhisperFiles, meter: Meter, makeEncoder = fullEncoder): Promise<Whisper> {
    const contract = readContract(files.texts);
    const plan = { bands: contract.bands, frames: 2 * contract.encodedFrames };
    const encoder = await makeEncoder(files.encoder, plan, meter);
    const session = await createSession(decoderGraph(files));
    const decoder = new MergedDecoder(session, meter);
    const { vocabulary } = decoder;
    if (vocabulary !== null && vocabulary !== contract.vocabulary) {
      throw new AppError('model-broken', `the decoder has ${vocabulary} tokens, its files ${contract.vocabulary}`, {
        details: ['tokenizer.json'],
      });
    }
    const audio = new EncodedAudio(encoder, plan);
    return new Whisper({ contract, decoder, audio }, async () => {
      audio.dispose();
      await encoder.dispose();
      await session.release();
    });
  }

  /** Codes of the languages that it knows; empty where it knows English alone. */
  get languages(): string[] {
    return [...this.#contract.markers.languages.keys()];
  }

  /** Throws `bad-argument` for a language that it does not know, or a task that it does not do; details name it. */
  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    const language = this.#language.of(samples, options);
    if (options.task === 'translate' && this.#contract.markers.tasks.translate === undefined) {
      throw new AppError('bad-argument', 'the model does not translate', { details: ['translate'] });
    }
    if (samples.length < leastSamples) return nothing;
    return recogniseWindows(this.#windows, samples, options, language);
  }

  /** Runs what is run live: the encoder, a pass over a prompt, and single steps. */
  async warmUp(): Promise<void> {
    const noise = Float32Array.from({ length: speechRate }, (_, i) => 0.01 * Math.sin(i * i));
    let steps = 0;
    await this.recognise(noise, { language: this.languages[0] ?? null, shouldStop: () => ++steps > warmUpSteps });
  }

  textOf(tokens: readonly number[]): string {
    return this.#contract.tokenizer.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#contract.tokenizer.beginsWord(token);
  }

  async dispose(): Promise<void> {
    await this.#release();
  }
}

/** Throws `model-broken` when the bytes are no graph. */
function decoderGraph({ decoder, precision }: WhisperFiles): ArrayBuffer | Uint8Array<ArrayBuffer> {
  if (!['q8', 'int8', 'uint8'].includes(precision.decoder)) return decoder.onnx;
  try {
    return withExactRows(new Uint8Array(decoder.onnx));
  } catch (cause) {
    throw new AppError('model-broken', `decoder: ${cause}`, { cause });
  }
}
