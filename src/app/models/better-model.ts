/** Which model to offer to somebody who dictates: one for a language that the model in use lacks, or one with far fewer errors. Pure. */

import { codeOf, knownAmong } from '../../core/languages.ts';
import type { ModelCard } from './model-cards.ts';

export type BetterModel =
  /** `language`: code of one that is spoken and that the model in use does not know (ISO 639-1). */
  | { why: 'language'; card: ModelCard; language: string }
  /** Word error rates in percent, as published for the same test set. */
  | { why: 'errors'; card: ModelCard; errors: number; errorsNow: number };

/** Fewer errors than this share of those of the model in use are worth a download. */
const worthwhile = 0.75;
/** A larger download is nothing to suggest to somebody who has not asked. */
const mostBytes = 1e9;

/** Null where none is better for what is spoken and known to fit this device. `spoken`: BCP 47 tags. */
export function betterModel(cards: readonly ModelCard[], spoken: readonly string[]): BetterModel | null {
  const now = cards.find(({ isInUse }) => isInUse);
  if (!now) return null;
  const fitting = cards.filter((card) => card !== now && fits(card) && knowsAll(card, spoken));
  const language = spoken.find((tag) => !knowsAll(now, [tag]));
  if (language !== undefined) {
    // Error rates are published for English: for another language the size has to tell.
    const [card] = fitting.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0));
    return card ? { why: 'language', card, language: codeOf(language) } : null;
  }
  const errorsNow = now.accuracy?.wordErrorRate;
  if (errorsNow === undefined) return null;
  const [card] = fitting
    .filter(({ accuracy }) => accuracy?.on === now.accuracy?.on && errorsOf(accuracy) <= worthwhile * errorsNow)
    .sort((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0));
  return card ? { why: 'errors', card, errors: errorsOf(card.accuracy), errorsNow } : null;
}

const errorsOf = (accuracy: ModelCard['accuracy']) => accuracy?.wordErrorRate ?? Number.POSITIVE_INFINITY;

function knowsAll({ languages }: ModelCard, spoken: readonly string[]): boolean {
  return spoken.every((tag) => knownAmong([tag], languages).length > 0);
}

/** Of known size, within the memory, and not found to be wrong or late on this device. */
function fits({ bytes, isTooLarge, speed }: ModelCard): boolean {
  const isUsable = speed === null || (typeof speed !== 'string' && !speed.isLate);
  return bytes !== null && bytes <= mostBytes && !isTooLarge && isUsable;
}
