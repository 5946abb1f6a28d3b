/**
 * Language detection over utterances. A pass gives the probability of each language, which is a guess for less than two seconds of speech;
 * so earlier speech counts as two seconds. A longer utterance in another language therefore changes the language, a single word does not.
 */

import { AppError } from '../../core/errors.ts';
import { knownAmong } from '../../core/languages.ts';
import { shares } from '../decoding/token-choice.ts';

/** Probabilities by language code; they sum to 1. */
export type LanguageProbabilities = ReadonlyMap<string, number>;

/** Seconds of speech that earlier utterances count as. */
const memory = 2;

export class LanguageFollower {
  /** The probabilities before the current utterance. */
  #before: Heard | null = null;
  #now: (Heard & { utterance: number }) | null = null;

  /** The language so far, or null before any. */
  get language(): string | null {
    const heard = this.#now ? joined(this.#before, this.#now) : this.#before;
    return heard && likeliestOf(heard.probabilities);
  }

  /**
   * The language of an utterance of which `seconds` have been heard, among those that have a probability. A later call for the same utterance, or for a longer part of it,
   * replaces the earlier one.
   */
  hear(utterance: number, probabilities: LanguageProbabilities, seconds: number): string {
    if (this.#now && this.#now.utterance !== utterance) this.#before = joined(this.#before, this.#now);
    this.#now = { utterance, probabilities, seconds };
    const heard = joined(this.#before, this.#now).probabilities;
    return likeliestOf(new Map([...heard].filter(([language]) => probabilities.has(language))));
  }
}

interface Heard {
  probabilities: LanguageProbabilities;
  seconds: number;
}

/** The mean of both, weighted by seconds. */
function joined(before: Heard | null, now: Heard): Heard {
  if (!before) return now;
  const weight = Math.min(memory, before.seconds);
  const seconds = weight + now.seconds;
  const languages = new Set([...before.probabilities.keys(), ...now.probabilities.keys()]);
  const mean = (language: string) =>
    (weight * (before.probabilities.get(language) ?? 0) + now.seconds * (now.probabilities.get(language) ?? 0)) /
    seconds;
  return { seconds, probabilities: new Map([...languages].map((language) => [language, mean(language)])) };
}

function likeliestOf(probabilities: LanguageProbabilities): string {
  return [...probabilities].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** The probabilities of `languages` among each other, from the logarithms of those after the start token. */
export function languageProbabilities(
  languages: readonly string[],
  logProbabilities: readonly number[],
): LanguageProbabilities {
  const among = shares(logProbabilities);
  return new Map(languages.map((language, i) => [language, among[i]!]));
}

/**
 * The model's own code of a language: `en` for `en`, `EN` or `en-GB`. Throws `language-unknown` with the language as a detail when the model
 * does not know it.
 */
export function knownLanguage(markers: ReadonlyMap<string, number>, language: string): string {
  const [code] = knownAmong([language], [...markers.keys()]);
  if (code !== undefined) return code;
  throw new AppError('language-unknown', `the model does not know the language ${language}`, { details: [language] });
}
