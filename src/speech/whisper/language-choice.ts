/** The language that a pass assumes, and whether language detection may change it. */

import { AppError } from '../../core/errors.ts';
import type { RecogniseOptions } from '../recogniser.ts';
import { knownLanguage, LanguageFollower, type LanguageProbabilities } from './language.ts';
import { Utterances } from './utterances.ts';

export interface AssumedLanguage {
  /** Null in an English model. */
  language: string | null;
  /** Codes of the languages to choose from. */
  languages: readonly string[];
  /** Decides from the probabilities of the languages and the seconds of speech; null where there is no choice. */
  decide: ((probabilities: LanguageProbabilities, seconds: number) => string) | null;
}

export class LanguageChoice {
  readonly #markers: ReadonlyMap<string, number>;
  readonly #follower = new LanguageFollower();
  readonly #utterances = new Utterances();

  /** `markers` are the language tokens by code. */
  constructor(markers: ReadonlyMap<string, number>) {
    this.#markers = markers;
  }

  /** The language of a pass. Throws `language-unknown` for a language that the model does not know. */
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
    // The language of committed tokens cannot change.
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
