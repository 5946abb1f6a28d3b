/** What is kept about a model and its files, and what follows from it. Pure. */

import { AppError } from '../../core/errors.ts';
import type { Family, Precision } from '../../protocol/model.ts';
import type { StoredModel } from '../../protocol/models.ts';
import { type LayoutChoice, pathsOf } from '../layout/detect-layout.ts';
import type { FileHash } from './file-hash.ts';

/** Bytes of a whole record; the last one of a file is shorter. Phones have failed on much larger ones. */
export const pieceBytes = 16 * 2 ** 20;

export interface FileRecord {
  path: string;
  bytes: number;
  /** As the hub lists it; of a folder null until the file has been read once. */
  hash: FileHash | null;
  /** Written last: every byte has been here and had the right hash. Only then is the file visible. */
  isVerified: boolean;
}

export interface ModelRecord {
  id: string;
  family: Family;
  source: StoredModel['source'];
  revision: string;
  languages: readonly string[];
  licence: string | null;
  /** The pairs of graphs that were begun. */
  choices: readonly LayoutChoice[];
  /** Every file of those. */
  files: readonly FileRecord[];
  installedAt: number;
  usedAt: number;
}

/** A piece that is kept, whole or begun. */
export interface KeptPiece {
  path: string;
  index: number;
  bytes: number;
}

/** How many bytes a piece of a file has when it is whole. */
export const wholePiece = (fileBytes: number, index: number, size: number): number =>
  Math.min(size, fileBytes - index * size);

export const pieceCount = (fileBytes: number, size: number): number => Math.ceil(fileBytes / size);

export const isSamePrecision = (a: Precision, b: Precision): boolean =>
  a.encoder === b.encoder && a.decoder === b.decoder;

/** Paths of verified files of which a piece is gone. */
export function damagedPaths({ files }: ModelRecord, pieces: readonly KeptPiece[]): string[] {
  const kept = bytesByPath(pieces);
  return files
    .filter(({ path, bytes, isVerified }) => isVerified && (kept.get(path) ?? 0) !== bytes)
    .map(({ path }) => path);
}

/** The choices that were verified as a whole, whatever became of them since. */
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

/** The file of that path, which the record lists. */
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
