/** What the page of models may ask of its use case. Types only. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { AppError } from '../core/errors.ts';
import type { Family, Precision } from '../protocol/engine.ts';
import type { InstallProgress, ModelOffer, ModelSource, StorageUsage } from '../protocol/models.ts';
import type { ModelCard } from './models-cards.ts';
import type { Trials } from './models-trials.ts';

/** A model that was looked at, and where. */
export interface Found {
  source: ModelSource;
  offer: ModelOffer;
}

export interface InstallChoices {
  /** Without it the first that the source offers. */
  precision?: Precision;
  /** Until the last window closes, and not on the disk. */
  inMemory?: boolean;
}

/** What became of a model, for those who do not see it. */
export interface ModelNews {
  id: string;
  what: InstallProgress['phase'] | 'ready' | 'verified' | 'damaged' | 'paused' | 'failed';
}

/** Everything that the page of models does. What fails is in the card of the model, and nothing rejects unless it says so. */
export interface ModelsWork {
  /** Id of the model that comes with the app. */
  embedded: string;
  cards: ReadonlySignal<readonly ModelCard[]>;
  /** False until what is here has been read. */
  isRead: ReadonlySignal<boolean>;
  /** Why it could not be read. */
  unreadable: ReadonlySignal<AppError | null>;
  usage: ReadonlySignal<StorageUsage | null>;
  /** Of the one piece of work that runs. */
  progress: ReadonlySignal<InstallProgress | null>;
  /** The model that is being loaded to take over. */
  switchingTo: ReadonlySignal<string | null>;
  /** The model that is being tested on this device, and how far. */
  testing: Trials['now'];
  news: ReadonlySignal<ModelNews | null>;
  /** Where models are fetched from: an origin. */
  host: ReadonlySignal<string>;
  /** Written by the page: while it is open, nobody needs to be told elsewhere. */
  isOpen: Signal<boolean>;
  refresh(): Promise<void>;
  /** Throws `bad-argument`. */
  setHost(text: string): void;
  /** What a repository holds. `text` is OWNER/NAME. Rejects with `bad-argument`, a `hub-…` code, `model-unknown` or `model-incomplete`. */
  inspectHub(text: string): Promise<Found>;
  /** What a folder holds. Rejects with `model-unknown` or `model-incomplete`. */
  inspectFolder(source: ModelSource & { kind: 'folder' }): Promise<Found>;
  /** Lists it, and queues its installation. */
  add(found: Found, choices?: InstallChoices): void;
  /** Goes on with what was begun from a folder, when that is the same one. */
  continueFromFolder(id: string, source: ModelSource & { kind: 'folder' }): Promise<void>;
  /** Queues an installation, or goes on with one that was paused. */
  install(id: string, choices?: InstallChoices): void;
  /** Stops the installation, or takes it out of the queue; what was fetched stays. */
  pause(id: string): Promise<void>;
  /** Deletes what is here of it. The one in use gives way to the embedded one first. */
  remove(id: string): Promise<void>;
  verify(id: string): void;
  repair(id: string): void;
  /** Loads it and recognises with it from then on. */
  use(id: string): Promise<void>;
  /** Measures it on this device. */
  test(id: string): Promise<void>;
  stopTest(): void;
  /** Asks the browser never to clear the storage by itself. */
  persist(): Promise<void>;
  dismiss(id: string): void;
  /** This version of the app has a recogniser for the family. */
  canRun(family: Family): boolean;
  /** Bytes of memory that files of so many bytes need while they run. */
  memoryOf(bytes: number, family: Family): number;
  /** Bytes that this device should give at most. */
  memoryBudget: number;
}
