/**
 * The page's interface to the model thread. That thread alone may reach other hosts than the app's own (see public/_headers), and it is
 * started only when a model other than the embedded one is inspected, downloaded or read. Types only.
 */

import type { Family, ModelFiles, Precision } from './model.ts';

/** Where a model comes from. A hub is any server with the paths of Hugging Face's; `host` is its origin. */
export type ModelSource =
  | { kind: 'hub'; host: string; id: string /** A branch, tag or commit; 'main' by default. */; revision?: string }
  | { kind: 'folder'; name: string; files: readonly FolderFile[] };

export interface FolderFile {
  /** Path below the chosen folder, with slashes. */
  path: string;
  file: File;
}

/** What a repository or folder holds, determined without downloading a graph. */
export interface ModelOffer {
  /** `OWNER/NAME`; for a folder `folder/NAME`. */
  id: string;
  family: Family;
  /** The commit that all downloads are pinned to; '' for a folder. */
  revision: string;
  /** BCP 47 tags; empty when the files do not tell. */
  languages: readonly string[];
  /** The licence in the hub's model card; null when there is none. */
  licence: string | null;
  /** Every available pair of graphs, the one for the processor first. */
  choices: readonly PrecisionChoice[];
}

export interface PrecisionChoice {
  precision: Precision;
  /** Bytes of all files that this choice needs. */
  bytes: number;
}

export interface InstallOrder {
  source: ModelSource;
  /** The offer's first choice where it is absent. */
  precision?: Precision;
  /** Keeps the model in memory instead of on the disk, until the last window closes. */
  inMemory?: boolean;
}

export type InstallPhase = 'look' | 'download' | 'verify';

export interface InstallProgress {
  phase: InstallPhase;
  /** Bytes of all files in this phase. They never decrease within a phase. */
  bytes: number;
  /** 0 while it is unknown. */
  total: number;
  /** Bytes per second over the last seconds; null before it is known. */
  rate: number | null;
  /** The connection was lost and is about to be retried; null otherwise. */
  retry: { attempt: number; inMs: number } | null;
}

/** A model of which at least one byte is stored. */
export interface StoredModel {
  id: string;
  family: Family;
  source: { kind: 'hub'; host: string } | { kind: 'folder' };
  revision: string;
  languages: readonly string[];
  licence: string | null;
  /** The pairs of graphs that are installed. */
  precisions: readonly Precision[];
  /** `partial`: an interrupted installation, which can be resumed. `damaged`: a part that was installed is missing or has changed. */
  state: 'ready' | 'partial' | 'damaged';
  /** Bytes that are stored, and bytes of the whole model. */
  stored: number;
  bytes: number;
  inMemory: boolean;
  /** Milliseconds since 1970. */
  installedAt: number;
  usedAt: number;
}

export interface VerifyReport {
  files: number;
  /** Paths of files of which a part is missing or has changed. */
  broken: readonly string[];
}

export interface StorageUsage {
  /** The browser's estimates in bytes: hints, never a reason to refuse. Null where the browser does not tell. */
  usage: number | null;
  quota: number | null;
  /** True when the browser has granted persistent storage. */
  persisted: boolean;
}

/**
 * Every call may reject with `storage-gone`. Work on one model is exclusive across windows: in a second window it rejects with
 * `install-elsewhere`.
 */
export interface ModelsApi {
  list(): Promise<StoredModel[]>;
  /**
   * Determines what a source holds. Rejects with a `hub-…` code, or with `model-incomplete` or `model-unknown`, whose details name what is
   * missing.
   */
  inspect(source: ModelSource): Promise<ModelOffer>;
  /**
   * Downloads what is not stored, verifies all of it and makes it visible. Rejects with a `hub-…` code, `model-damaged`, `storage-full` or
   * `cancelled`; what was downloaded is kept, also then.
   */
  install(order: InstallOrder, onProgress: (progress: InstallProgress) => void): Promise<StoredModel>;
  /** Stops a running installation, which rejects with `cancelled`; what was downloaded is kept for the next one. */
  pause(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Reads and hashes every file; damaged parts are marked, so that `repair` downloads them again. */
  verify(id: string, onProgress: (progress: InstallProgress) => void): Promise<VerifyReport>;
  /** Downloads what is missing or damaged, and nothing else. */
  repair(id: string, onProgress: (progress: InstallProgress) => void): Promise<StoredModel>;
  /** The files of one precision. Marks the model as used. Rejects with `model-missing` or `model-damaged`. */
  read(id: string, precision: Precision): Promise<ModelFiles>;
  usage(): Promise<StorageUsage>;
  ping(): void;
}
