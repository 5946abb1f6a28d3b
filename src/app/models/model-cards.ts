/** What the page of models shows: what is known of each model, what of it is here, and what is being done with it, as one list. Pure. */

import type { AppError } from '../../core/errors.ts';
import { modelName } from '../../i18n/format.ts';
import type { Accuracy } from '../../models/catalogue.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Family } from '../../protocol/model.ts';
import type { ModelOffer, StoredModel } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { JobKind } from './job-queue.ts';

/** What can be told of a model before anything of it is here. */
export interface ModelFacts {
  id: string;
  /** As people call it. */
  name: string;
  family: Family;
  /** BCP 47; empty when nobody tells. */
  languages: readonly string[];
  licence: string | null;
  /** To download, in the precision for the processor; null when nobody tells. */
  bytes: number | null;
  accuracy: Accuracy | null;
}

export type CardState = 'available' | 'queued' | JobKind | 'paused' | 'ready' | 'damaged';

export interface Failure {
  error: AppError;
  /** Does what failed again. */
  again(): void;
}

/** As measured on this device. */
export interface Speed {
  /** Seconds of speech that are recognised in a second. */
  factor: number;
  backend: Backend;
  /** A sentence of five seconds takes more than one and a half: live, its text comes late. */
  isLate: boolean;
}

/** Seconds of speech a second below which it is. */
const leastLive = 5 / 1.5;

/** It was tested, and gave the right words in no way that this device has: other words, or none. */
export type NoSpeed = 'wrong' | 'silent';

export interface ModelCard extends ModelFacts {
  state: CardState;
  /** It comes with the app, and cannot be removed. */
  isEmbedded: boolean;
  /** It was added by its address or from a folder. */
  isAdded: boolean;
  isInUse: boolean;
  /** It came from a folder, and can go on only when that is chosen again. */
  needsFolder: boolean;
  /** What of it is here; null when nothing is. */
  stored: StoredModel | null;
  /** Null until it was tested on this device. */
  speed: Speed | NoSpeed | null;
  failure: Failure | null;
  /** All its files were read and found to be what they should be, in this session. */
  isVerified: boolean;
  /** Bytes of memory while it runs; null when its size is not known. */
  memory: number | null;
  /** More than this device should give. */
  isTooLarge: boolean;
}

export interface CardSources {
  catalogue: readonly ModelFacts[];
  embedded: string;
  added: readonly ModelOffer[];
  stored: readonly StoredModel[];
  /** What is done with a model now, or waits to be done. */
  work: ReadonlyMap<string, 'queued' | JobKind>;
  failures: ReadonlyMap<string, Failure>;
  verified: ReadonlySet<string>;
  inUse: string;
  verdictOf(id: string, revision: string): Verdict | null;
  /** Length of what is recognised in a test, in seconds. */
  clipSeconds: number;
  memoryOf(bytes: number, family: Family): number;
  memoryBudget: number;
}

/** One card a model: the catalogue in its order, then what was added, then what is here and in neither. */
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

/** What there is to choose from when the storage is full. */
export interface Room {
  /** Models that need less, the largest of them first. */
  smaller: readonly ModelCard[];
  /** What could go, the longest unused first. */
  removable: readonly ModelCard[];
}

const smallerShown = 2;

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
