/**
 * What the page may ask of the model thread, and what that answers. It alone may reach another host than the app's own (see
 * public/_headers), and it is started only when a model other than the embedded one is looked at, fetched or read. Types only.
 */

import type { Family, ModelFiles, Precision } from './model.ts';

/** Where a model comes from. A hub is any server that speaks the hub's paths; `host` is its origin. */
export type ModelSource =
  | { kind: 'hub'; host: string; id: string /** A branch, tag or commit; 'main' by default. */; revision?: string }
  | { kind: 'folder'; name: string; files: readonly FolderFile[] };

export interface FolderFile {
  /** Below the chosen folder, with slashes. */
  path: string;
  file: File;
}

/** What a repository or folder holds, found without fetching a graph. */
export interface ModelOffer {
  /** `OWNER/NAME`; of a folder `folder/NAME`. */
  id: string;
  family: Family;
  /** The commit that everything is pinned to; of a folder '' . */
  revision: string;
  /** BCP 47; empty when the files do not tell. */
  languages: readonly string[];
  /** As the hub's card has it; null when it does not tell. */
  licence: string | null;
  /** Every pair of graphs that can be had, the one for the processor first. */
  choices: readonly PrecisionChoice[];
}

export interface PrecisionChoice {
  precision: Precision;
  /** Of all files that this choice needs. */
  bytes: number;
}

export interface InstallOrder {
  source: ModelSource;
  /** Without it the offer's first choice. */
  precision?: Precision;
  /** Does not touch the disk: the model is there until the last window closes. */
  inMemory?: boolean;
}

export type InstallPhase = 'look' | 'download' | 'verify';

export interface InstallProgress {
  phase: InstallPhase;
  /** Of the phase, over all files. Bytes never go back within a phase. */
  bytes: number;
  /** 0 until it is known. */
  total: number;
  /** Bytes a second over the last seconds; null until it can be told. */
  rate: number | null;
  /** A connection was lost and is tried again; null while all is well. */
  retry: { attempt: number; inMs: number } | null;
}

/** A model of which at least one byte is kept. */
export interface StoredModel {
  id: string;
  family: Family;
  source: { kind: 'hub'; host: string } | { kind: 'folder' };
  revision: string;
  languages: readonly string[];
  licence: string | null;
  /** The pairs of graphs that are here. */
  precisions: readonly Precision[];
  /** `partial`: an installation was left in the middle and can go on. `damaged`: something that was here is gone or broken. */
  state: 'ready' | 'partial' | 'damaged';
  /** Bytes that are here, and bytes of the whole. */
  stored: number;
  bytes: number;
  inMemory: boolean;
  /** Milliseconds since 1970. */
  installedAt: number;
  usedAt: number;
}

export interface VerifyReport {
  files: number;
  /** Paths of files of which something is gone or not what it was. */
  broken: readonly string[];
}

export interface StorageUsage {
  /** As the browser estimates: a hint, never a reason to refuse. Null where it does not tell. */
  usage: number | null;
  quota: number | null;
  /** The browser has promised not to clear this site's storage by itself. */
  persisted: boolean;
}

/**
 * Every call may reject with `storage-gone`. Work on one model is exclusive over all windows: a second window gets
 * `install-elsewhere`.
 */
export interface ModelsApi {
  list(): Promise<StoredModel[]>;
  /** Rejects with a `hub-…` code, or with `model-incomplete` or `model-unknown` and what is missing in its details. */
  inspect(source: ModelSource): Promise<ModelOffer>;
  /**
   * Fetches what is not here yet, checks all of it and makes it visible. What has been fetched before is kept, also when it
   * rejects: with a `hub-…` code, `model-damaged`, `storage-full` or `cancelled`.
   */
  install(order: InstallOrder, onProgress: (progress: InstallProgress) => void): Promise<StoredModel>;
  /** Stops a running installation, which rejects with `cancelled`; what was fetched stays for the next one. */
  pause(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Reads and hashes everything; what is broken is marked, so that `repair` fetches it anew. */
  verify(id: string, onProgress: (progress: InstallProgress) => void): Promise<VerifyReport>;
  /** Fetches what is missing or broken, and nothing else. */
  repair(id: string, onProgress: (progress: InstallProgress) => void): Promise<StoredModel>;
  /** The files of one precision, for the engine. Rejects with `model-missing` or `model-damaged`; marks the model as used. */
  read(id: string, precision: Precision): Promise<ModelFiles>;
  usage(): Promise<StorageUsage>;
  ping(): void;
}

/** Windows tell each other on this channel that the list has changed. */
export const modelsChannel = 'sotto-models';
