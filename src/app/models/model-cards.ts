/** Builds the list on the page of models: each model's facts, its stored state, and the work on it. Pure. */

import type { AppError } from '../../core/errors.ts';
import { modelName } from '../../i18n/format.ts';
import type { Accuracy } from '../../models/catalogue.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Family } from '../../protocol/model.ts';
import type { ModelOffer, StoredModel } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { JobKind } from './job-queue.ts';

/** Facts about a model that are known before its download. */
export interface ModelFacts {
  id: string;
  /** Name for people. */
  name: string;
  family: Family;
  /** BCP 47 tags; empty when unknown. */
  languages: readonly string[];
  licence: string | null;
  /** Bytes to download in the precision for the processor; null when unknown. */
  bytes: number | null;
  accuracy: Accuracy | null;
}

export type CardState = 'available' | 'queued' | JobKind | 'paused' | 'ready' | 'damaged';

export interface Failure {
  error: AppError;
  /** Repeats the failed action. */
  again(): void;
}

/** Speed as measured on this device. */
export interface Speed {
  /** Seconds of speech recognised per second. */
  factor: number;
  backend: Backend;
  /** Whether live text lags: five seconds of speech take more than one and a half seconds. */
  isLate: boolean;
}

/** The speed, in seconds of speech per second, below which live text lags. */
const leastLive = 5 / 1.5;

/** Results of a failed test: every backend of this device gave wrong words, or none. */
export type NoSpeed = 'wrong' | 'silent';

export interface ModelCard extends ModelFacts {
  state: CardState;
  /** Whether the model comes with the app, and cannot be removed. */
  isEmbedded: boolean;
  /** Whether the person added the model by its address or from a folder. */
  isAdded: boolean;
  isInUse: boolean;
  /** Whether an interrupted installation needs its folder to be chosen again. */
  needsFolder: boolean;
  /** The stored model; null when none of its files is stored. */
  stored: StoredModel | null;
  /** Null until the model has been tested on this device. */
  speed: Speed | NoSpeed | null;
  failure: Failure | null;
  /** Whether all its files were verified during this visit. */
  isVerified: boolean;
  /** Estimated bytes of memory in use; null when the model's size is unknown. */
  memory: number | null;
  /** Whether the model needs more memory than the budget of this device. */
  isTooLarge: boolean;
}

export interface CardSources {
  catalogue: readonly ModelFacts[];
  embedded: string;
  added: readonly ModelOffer[];
  stored: readonly StoredModel[];
  /** Running and queued jobs by model id. */
  work: ReadonlyMap<string, 'queued' | JobKind>;
  failures: ReadonlyMap<string, Failure>;
  verified: ReadonlySet<string>;
  inUse: string;
  verdictOf(id: string, revision: string): Verdict | null;
  /** Duration of the clip of a test in seconds. */
  clipSeconds: number;
  memoryOf(bytes: number, family: Family): number;
  memoryBudget: number;
}

/** One card per model: the catalogue in its order, then added models, then stored models in neither. */
export function cardsOf(sources: CardSources): ModelCard[] {
  const { catalogue, embedded, added, stored, work, failures, verified, inUse } = sources;
  const storedById = new Map(stored.map((model) => [model.id, model]));
  const facts = new Map<string, ModelFacts>(catalogue.map((model) => [model.id, model]));
  for (const model of [...added.map(factsOfOffer), ...stored.map(factsOfStored)]) {
    if (!facts.has(model.id)) facts.set(model.id, model);
  }
  const addedIds = new Set(added.map(({ id }) => id));
  const known = new Set(catalogue.map(({ id }) => id));

  return [...facts.values()].map((model) => {
    const { id, family } = model;
    const here = storedById.get(id) ?? null;
    const isEmbedded = id === embedded;
    const bytes = here?.bytes || model.bytes;
    const state = isEmbedded ? 'ready' : (work.get(id) ?? stateOf(here));
    const isInterrupted = state === 'paused' || state === 'damaged';
    const memory = bytes === null ? null : sources.memoryOf(bytes, family);
    return {
      ...model,
      bytes,
      languages: here?.languages.length ? here.languages : model.languages,
      licence: here?.licence ?? model.licence,
      state,
      isEmbedded,
      isAdded: !known.has(id),
      isInUse: id === inUse,
      needsFolder: isInterrupted && here?.source.kind === 'folder' && !addedIds.has(id),
      stored: here,
      speed: isEmbedded || here ? speedOf(sources.verdictOf(id, here?.revision ?? ''), sources.clipSeconds) : null,
      failure: failures.get(id) ?? null,
      isVerified: verified.has(id),
      memory,
      isTooLarge: memory !== null && memory > sources.memoryBudget,
    };
  });
}

function stateOf(stored: StoredModel | null): CardState {
  if (!stored) return 'available';
  return stored.state === 'partial' ? 'paused' : stored.state;
}

function speedOf(verdict: Verdict | null, clipSeconds: number): Speed | NoSpeed | null {
  if (!verdict) return null;
  const { chosen, trials } = verdict;
  const ms = trials.find(
    ({ backend, medianMs }) => medianMs && JSON.stringify(backend) === JSON.stringify(chosen),
  )?.medianMs;
  if (chosen && ms) {
    const factor = clipSeconds / (ms / 1000);
    return { factor, backend: chosen, isLate: factor < leastLive };
  }
  return trials.length > 0 && trials.every(({ error }) => error === 'output-broken') ? 'silent' : 'wrong';
}

function factsOfOffer({ id, family, languages, licence, choices }: ModelOffer): ModelFacts {
  return { id, name: modelName(id), family, languages, licence, bytes: choices[0]?.bytes ?? null, accuracy: null };
}

function factsOfStored({ id, family, languages, licence, bytes }: StoredModel): ModelFacts {
  return { id, name: modelName(id), family, languages, licence, bytes, accuracy: null };
}

/** Options when the storage is full. */
export interface Room {
  /** Models that need less space, largest first. */
  smaller: readonly ModelCard[];
  /** Models that could be removed, least recently used first. */
  removable: readonly ModelCard[];
}

const smallerShown = 2;

/** The options for a model that does not fit on the disk. */
export function roomFor(card: ModelCard, cards: readonly ModelCard[]): Room {
  const bytes = card.bytes ?? Number.POSITIVE_INFINITY;
  const isSmaller = (other: ModelCard) => other.state === 'available' && other.bytes !== null && other.bytes < bytes;
  const smaller = cards
    .filter(isSmaller)
    .sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
    .slice(0, smallerShown);
  const removable = cards
    .filter(({ id, stored, isInUse }) => stored && stored.stored > 0 && !stored.inMemory && !isInUse && id !== card.id)
    .sort((a, b) => (a.stored?.usedAt ?? 0) - (b.stored?.usedAt ?? 0));
  return { smaller, removable };
}
