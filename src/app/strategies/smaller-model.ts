/**
 * Which model writes on a device that is to be spared: a smaller one that is here, from one recording to the next and never within one, and
 * the person's own again once the device has been well for a while. Pure.
 */

import { knownAmong } from '../../core/languages.ts';
import { bestModel, modelsHere } from '../models/best-model.ts';
import type { ModelCard } from '../models/model-cards.ts';

export type SmallerCandidate = Pick<ModelCard, 'id' | 'state' | 'languages' | 'accuracy' | 'bytes'>;

/** Less than this share of the bytes is a load that a device notices. */
const worthwhile = 0.6;

/**
 * Id of the best among those that take far less and whose errors are known; undefined where there is none. `spoken`: BCP 47 tags; empty where
 * the model has to find out, and then the smaller one has to know every language that the one in use does.
 */
export function smallerModel(
  cards: readonly SmallerCandidate[],
  { inUse, spoken }: { inUse: string; spoken: readonly string[] },
): string | undefined {
  const now = cards.find(({ id }) => id === inUse);
  const bytes = now?.bytes;
  if (!bytes) return undefined;
  const needed = spoken.length > 0 ? spoken : now.languages;
  const knowsAll = ({ languages }: SmallerCandidate) =>
    needed.length > 0 && needed.every((tag) => knownAmong([tag], languages).length > 0);
  const isSmall = (card: SmallerCandidate) => card.bytes !== null && card.bytes <= worthwhile * bytes;
  return bestModel(
    modelsHere(cards).filter((card) => card.accuracy !== null && isSmall(card) && knowsAll(card)),
    '',
  );
}

export interface Lending {
  /** Ids of the model that was taken away, and of the one in its place. */
  lent: { usual: string; smaller: string } | null;
  /** Recordings in a row in which the device was well. */
  calm: number;
}

export const nothingLent: Lending = { lent: null, calm: 0 };

/** After so many recordings on a device that is well the usual model comes back. */
const patience = 3;

/** A step at the end of a recording. `use`: id of the model for the next one; null where nothing changes. */
export function stepLending(
  { lent, calm }: Lending,
  { isSparing, inUse, smaller }: { isSparing: boolean; inUse: string; smaller: string | undefined },
): { state: Lending; use: string | null } {
  // Another one was chosen meanwhile: that choice stands.
  const isLent = lent !== null && lent.smaller === inUse;
  if (!isLent) {
    if (!isSparing || smaller === undefined) return { state: nothingLent, use: null };
    return { state: { lent: { usual: inUse, smaller }, calm: 0 }, use: smaller };
  }
  if (isSparing) return { state: { lent, calm: 0 }, use: null };
  if (calm + 1 < patience) return { state: { lent, calm: calm + 1 }, use: null };
  return { state: nothingLent, use: lent.usual };
}
