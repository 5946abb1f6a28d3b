/**
 * Whisper (Radford et al. 2022, arXiv:2212.04356) in the transformers layout: an encoder over 30 s of log-mel features and a merged
 * decoder, with the decode policy of OpenAI's own code.
 */

import { AppError } from '../../core/errors.ts';
import { noise } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { Graph, ModelFiles } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { type Abilities, noAbilities, type Recognition } from '../../protocol/speech.ts';
import { MergedDecoder } from '../decoding/merged-decoder.ts';
import type { LogMelPlan } from '../features/log-mel.ts';
import type { ModelRecogniser, RecogniseOptions } from '../recogniser.ts';
import { compileDecoder, compileEncoder } from '../runtime/compile-graphs.ts';
import { readContract } from './contract.ts';
import { EncodedAudio } from './encoded-audio.ts';
import { FullEncoder, output, type WhisperEncoder } from './encoder/encoder.ts';
import { ShortEncoder } from './encoder/short-encoder.ts';
import { LanguageChoice } from './language-choice.ts';
import { promptOf } from './prompt.ts';
import { recogniseInViews } from './recognise-in-views.ts';
import { tokenMasks } from './rules.ts';
import type { Windows } from './window.ts';

/** Samples of audio below which there is no word. */
const leastSamples = 0.1 * speechRate;
const warmUpSteps = 3;
const nothing: Recognition = { text: '', tokens: [], logProbabilities: [], ending: 'end', draftKept: 0 };

export class Whisper implements ModelRecogniser {
  readonly #windows: Windows;
  readonly #language: LanguageChoice;
  readonly #encoder: WhisperEncoder;

  private constructor(windows: Windows, encoder: WhisperEncoder) {
    this.#windows = windows;
    this.#language = new LanguageChoice(windows.contract.markers.languages);
    this.#encoder = encoder;
  }

  /**
   * Compiles both graphs. Throws `model-broken` when a file is damaged or does not fit the others, `model-incomplete` when one is
   * missing, `model-unsupported`, `backend-unsupported` or `out-of-memory`.
   */
  static async load(files: ModelFiles, backend: Backend, meter: Meter): Promise<Whisper> {
    const contract = readContract(files.texts);
    const features = { bands: contract.bands, frames: 2 * contract.encodedFrames };
    // The larger graph first: the smaller one then finds room in what compiling it took.
    const decoder = new MergedDecoder(
      await compileDecoder(files.decoder, backend.decoder, {
        masks: tokenMasks(contract),
        weighsFrames: true,
        givesAttentions: true,
      }),
      meter,
    );
    const { vocabularySize } = decoder;
    if (vocabularySize !== undefined && vocabularySize !== contract.vocabulary) {
      throw new AppError('model-broken', `the decoder has ${vocabularySize} tokens, its files ${contract.vocabulary}`, {
        details: ['tokenizer.json'],
      });
    }
    const encoder = await loadEncoder(files.encoder, backend, features, meter);
    const audio = new EncodedAudio({ encoder, features, weighsFrames: decoder.weighsFrames });
    return new Whisper({ contract, decoder, audio, meter }, encoder);
  }

  get abilities(): Abilities {
    const { languages, tasks, previous } = this.#windows.contract.markers;
    return {
      ...noAbilities,
      languages: [...languages.keys()],
      translates: tasks.translate !== undefined,
      expectsWords: previous !== null,
      hearsParagraphs: true,
    };
  }

  /** Throws `language-unknown`, or `bad-argument` for a task that it does not do; details name it. */
  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    const language = this.#language.of(samples, options);
    if (options.task === 'translate' && this.#windows.contract.markers.tasks.translate === undefined) {
      throw new AppError('bad-argument', 'the model does not translate', { details: ['translate'] });
    }
    if (samples.length < leastSamples) return nothing;
    return recogniseInViews(this.#windows, samples, options, language);
  }

  /** Runs what is run live, over noise whose loudest band is that of speech, which also encodes the silence that goes behind nearly all speech. */
  async warmUp(): Promise<void> {
    const sound = noise(speechRate, 2);
    const { contract, decoder, audio } = this.#windows;
    const language = this.abilities.languages[0] ?? null;
    const plain = { task: 'transcribe', withTimestamps: false, previous: [], vocabulary: [] } as const;
    await decoder.probe(await audio.of(sound), promptOf(contract, { ...plain, language }).tokens);
    let steps = 0;
    await this.recognise(sound, { language, shouldStop: () => ++steps > warmUpSteps });
  }

  textOf(tokens: readonly number[]): string {
    return this.#windows.contract.tokenizer.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#windows.contract.tokenizer.beginsWord(token);
  }

  async dispose(): Promise<void> {
    this.#windows.audio.dispose();
    await this.#encoder.dispose();
    await this.#windows.decoder.release();
  }
}

async function loadEncoder(
  graph: Graph,
  backend: Backend,
  features: LogMelPlan,
  meter: Meter,
): Promise<WhisperEncoder> {
  // What the encoder gives stays where the decoder wants it.
  const stays = backend.decoder === 'webgpu';
  const short = backend.wholeWindow ? null : await ShortEncoder.load(graph, backend, features, meter, stays);
  return short ?? new FullEncoder(await compileEncoder(graph, backend.encoder, stays ? [output] : []), features, meter);
}
