/** The most accurate of the models that are here, for what is spoken. */

import { knownAmong } from '../../core/languages.ts';
import type { ModelCard } from './model-cards.ts';

type Candidate = Pick<ModelCard, 'id' | 'state' | 'languages' | 'accuracy'>;

/** Those that can be switched to at once. */
export function modelsHere<Card extends Pick<ModelCard, 'state'>>(cards: readonly Card[]): Card[] {
  return cards.filter(({ state }) => state === 'ready');
}

/**
 * Id of the best by the published word error rate among those that know the language; undefined where none is known to. `language`: a BCP 47
 * tag, '' for any.
 */
export function bestModel(cards: readonly Candidate[], language: string): string | undefined {
  const errors = ({ accuracy }: Candidate) => accuracy?.wordErrorRate ?? Number.POSITIVE_INFINITY;
  const knows = ({ languages }: Candidate) => language === '' || knownAmong([language], languages).length > 0;
  return modelsHere(cards)
    .filter(knows)
    .reduce<Candidate | undefined>((best, card) => (best && errors(best) <= errors(card) ? best : card), undefined)?.id;
}
