/** Which of the models that are here improves what the one in use has written. Pure. */

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
