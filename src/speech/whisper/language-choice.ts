/** Which language a pass assumes, and whether it may find another one. */

import { AppError } from '../../core/errors.ts';
import type { RecogniseOptions } from '../recogniser.ts';
import { knownLanguage, LanguageFollower, type LanguageProbabilities } from './language.ts';
import { Utterances } from './utterances.ts';

export interface AssumedLanguage {
  /** Null in an English model. */
  language: string | null;
  /** Those to choose from. */
  languages: readonly string[];
  /** Weighs what the model hears over `seconds` of speech; null where there is nothing to choose. */
  decide: ((probabilities: LanguageProbabilities, seconds: number) => string) | null;
}

export class LanguageChoice {
  readonly #markers: ReadonlyMap<string, number>;
  readonly #follower = new LanguageFollower();
  readonly #utterances = new Utterances();

  /** `markers`: tokens by the codes of the languages that the model knows. */
  constructor(markers: ReadonlyMap<string, number>) {
    this.#markers = markers;
  }

  /** Throws `language-unknown` for a language that the model does not know. */
  of(samples: Float32Array, { language = null, languages, prefix = [] }: RecogniseOptions): AssumedLanguage {
    if (this.#markers.size === 0) return this.#english(language);
    if (language !== null) return { language: knownLanguage(this.#markers, language), languages: [], decide: null };
    const choice = languages?.length ? languages.map((each) => knownLanguage(this.#markers, each)) : this.#all;
    const follower = this.#follower;
    const utterance = this.#utterances.of(samples);
    const heard = follower.language;
    const assumed = heard !== null && choice.includes(heard) ? heard : choice[0]!;
    const decide = (probabilities: LanguageProbabilities, seconds: number) =>
      follower.hear(utterance, probabilities, seconds);
    // Words that were promised are in the language that they are in.
    const isSettled = choice.length === 1 || (prefix.length > 0 && assumed === heard);
    return { language: assumed, languages: choice, decide: isSettled ? null : decide };
  }

  get #all(): string[] {
    return [...this.#markers.keys()];
  }

  #english(language: string | null): AssumedLanguage {
    if (language !== null && !/^en\b/i.test(language)) {
      throw new AppError('language-unknown', `the model knows English alone, not ${language}`, { details: [language] });
    }
    return { language: null, languages: [], decide: null };
  }
}
