/** Which of the models that are here improves what the one in use has written. Pure. */

import type { SpeechSettings } from '../engine/speech-settings.ts';
import { bestModel, modelsHere } from '../models/best-model.ts';
import type { ModelCard } from '../models/model-cards.ts';

export type ExactCandidate = Pick<ModelCard, 'id' | 'state' | 'languages' | 'accuracy'>;

export interface ExactWish {
  /** Id of the model that writes live. */
  inUse: string;
  /** Id of the model that the person has chosen; '' for the best. */
  chosen: string;
  /** BCP 47 tag of what is spoken; '' for any. */
  language: string;
}

/** The person's choice, or else the best for the language; undefined where only the model in use is here. */
export function exactChoice(
  cards: readonly ExactCandidate[],
  { inUse, chosen, language }: ExactWish,
): string | undefined {
  const others = modelsHere(cards).filter(({ id }) => id !== inUse);
  if (others.some(({ id }) => id === chosen)) return chosen;
  const best = bestModel(modelsHere(cards), language);
  return best === inUse ? undefined : best;
}

/**
 * The embedded model, where the one in use is the best that is here and could improve what that has written; undefined where the one in use
 * is improved itself, or nothing is gained.
 */
export function fasterChoice(cards: readonly ExactCandidate[], embedded: string, wish: ExactWish): string | undefined {
  const { inUse, language } = wish;
  const isWritten =
    bestModel(
      cards.filter(({ id }) => id === embedded),
      language,
    ) === embedded;
  if (!isWritten || exactChoice(cards, wish) !== undefined) return undefined;
  return exactChoice(cards, { ...wish, inUse: embedded }) === inUse ? embedded : undefined;
}

/** `language`: of the model in use; it counts unless the person speaks exactly one. */
export function exactWish(
  { spoken, exactModel }: Pick<SpeechSettings, 'spoken' | 'exactModel'>,
  { inUse, language }: Pick<ExactWish, 'inUse' | 'language'>,
): ExactWish {
  const [only = ''] = spoken.length === 1 ? spoken : [language];
  return { inUse, chosen: exactModel, language: only };
}
