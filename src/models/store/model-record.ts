/** The record of a model and its files, and what is derived from it. Pure. */

import { AppError } from '../../core/errors.ts';
import type { Family, Precision } from '../../protocol/model.ts';
import type { StoredModel } from '../../protocol/models.ts';
import { type LayoutChoice, pathsOf } from '../layout/detect-layout.ts';
import type { FileHash } from './file-hash.ts';

/** Bytes of a complete piece; the last one of a file is shorter. Phones have failed to store much larger ones. */
export const pieceBytes = 16 * 2 ** 20;

export interface FileRecord {
  path: string;
  bytes: number;
  /** The hash in the hub's listing; null for a file of a folder that has not been read yet. */
  hash: FileHash | null;
  /** True once every byte was stored and the file had the right hash: only then is the file visible. */
  isVerified: boolean;
}

export interface ModelRecord {
  id: string;
  family: Family;
  source: StoredModel['source'];
  revision: string;
  languages: readonly string[];
  licence: string | null;
  /** The pairs of graphs that were installed or begun. */
  choices: readonly LayoutChoice[];
  /** Every file of those choices. */
  files: readonly FileRecord[];
  installedAt: number;
  usedAt: number;
}

/** A stored piece, complete or not. */
export interface KeptPiece {
  path: string;
  index: number;
  bytes: number;
}

/** Bytes of a piece when it is complete. */
export const wholePiece = (fileBytes: number, index: number, size: number): number =>
  Math.min(size, fileBytes - index * size);

export const pieceCount = (fileBytes: number, size: number): number => Math.ceil(fileBytes / size);

export const isSamePrecision = (a: Precision, b: Precision): boolean =>
  a.encoder === b.encoder && a.decoder === b.decoder;

/** Paths of verified files with a missing piece. */
export function damagedPaths({ files }: ModelRecord, pieces: readonly KeptPiece[]): string[] {
  const kept = bytesByPath(pieces);
  return files
    .filter(({ path, bytes, isVerified }) => isVerified && (kept.get(path) ?? 0) !== bytes)
    .map(({ path }) => path);
}

/** The choices whose files were all verified once, whatever has happened to them since. */
export function finishedChoices({ choices, files }: ModelRecord): LayoutChoice[] {
  const verified = new Set(files.filter(({ isVerified }) => isVerified).map(({ path }) => path));
  return choices.filter((choice) => pathsOf(choice).every((path) => verified.has(path)));
}

export function storedModel(record: ModelRecord, pieces: readonly KeptPiece[], inMemory: boolean): StoredModel {
  const { id, family, source, revision, languages, licence, files, installedAt, usedAt } = record;
  const damaged = new Set(damagedPaths(record, pieces));
  const usable = finishedChoices(record).filter((choice) => !pathsOf(choice).some((path) => damaged.has(path)));
  const kept = bytesByPath(pieces);
  return {
    id,
    family,
    source,
    revision,
    languages,
    licence,
    precisions: usable.map(({ precision }) => precision),
    state: damaged.size > 0 ? 'damaged' : usable.length > 0 ? 'ready' : 'partial',
    stored: files.reduce((sum, { path }) => sum + (kept.get(path) ?? 0), 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    inMemory,
    installedAt,
    usedAt,
  };
}

/** The record of the file with that path. Throws `internal` when the model has no such file. */
export function fileOf({ id, files }: ModelRecord, path: string): FileRecord {
  const file = files.find((each) => each.path === path);
  if (!file) throw new AppError('internal', `${path} is not among the files of ${id}`);
  return file;
}

function bytesByPath(pieces: readonly KeptPiece[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { path, bytes } of pieces) sums.set(path, (sums.get(path) ?? 0) + bytes);
  return sums;
}
