/** Installs and repairs models: downloads the files of a choice into the store one after the other, and keeps the model's record. */

import type { StoredModel } from '../../protocol/models.ts';
import { type LayoutChoice, pathsOf } from '../layout/detect-layout.ts';
import { type FileRecord, fileOf, finishedChoices, isSamePrecision, type ModelRecord } from '../store/model-record.ts';
import type { ModelStore } from '../store/model-store.ts';
import { fillFile } from './fetch-file.ts';
import type { Inspected, SourceFile } from './inspect.ts';
import type { ProgressMeter } from './progress-meter.ts';

export interface Filling {
  store: ModelStore;
  pieceBytes: number;
  /** Reads bytes from `start` to `end`, exclusive, in order and each once. */
  read: (file: FileRecord, start: number, end: number) => AsyncIterable<Uint8Array>;
  meter: ProgressMeter;
  signal: AbortSignal;
}

/**
 * Stores the record of an installation before anything is downloaded. An installed file is kept when the source lists it with the same
 * hash; other files that the source lists are dropped, with the choices that needed them. A folder has no hashes, so all of its files are
 * new.
 */
export async function beginInstallation(
  store: ModelStore,
  sight: Inspected,
  choice: LayoutChoice,
  source: StoredModel['source'],
): Promise<ModelRecord> {
  const { id, family, revision, languages, licence } = sight;
  const before = await store.record(id);
  const isSame = (file: FileRecord) => isSameFile(file, sight.files.get(file.path));
  const kept = before?.files.filter(isSame) ?? [];
  const keptPaths = new Set(kept.map(({ path }) => path));
  const wanted = pathsOf(choice).filter((path) => !keptPaths.has(path));
  // The pieces are dropped before the record is stored: after a crash in between, no new record refers to old bytes.
  for (const { path } of before?.files ?? []) if (!keptPaths.has(path)) await store.dropFile(id, path);
  const files = [...kept, ...wanted.map((path) => ({ ...sight.files.get(path)!, isVerified: false }))];
  const known = new Set(files.map(({ path }) => path));
  const others = (before?.choices ?? []).filter(
    (other) => !isSamePrecision(other.precision, choice.precision) && pathsOf(other).every((path) => known.has(path)),
  );
  const now = Date.now();
  const record: ModelRecord = {
    id,
    family,
    source,
    revision,
    languages,
    licence,
    choices: [...others, choice],
    files,
    installedAt: before?.installedAt ?? now,
    usedAt: before?.usedAt ?? now,
  };
  await store.put(record);
  return record;
}

/** The choices to repair: those that were complete once, or else all that were begun. */
export function choicesToMend(record: ModelRecord): readonly LayoutChoice[] {
  const finished = finishedChoices(record);
  return finished.length > 0 ? finished : record.choices;
}

/**
 * Downloads and verifies the missing pieces of the choices. Resolves with the updated record. Rejects as `fillFile` does; pieces downloaded
 * until then are kept.
 */
export async function fillChoices(
  record: ModelRecord,
  choices: readonly LayoutChoice[],
  filling: Filling,
): Promise<ModelRecord> {
  const { store, pieceBytes, read, meter, signal } = filling;
  const { id } = record;
  const files = [...new Set(choices.flatMap(pathsOf))].map((path) => fileOf(record, path));
  const paths = new Set(files.map(({ path }) => path));
  const kept = (await store.pieces(id)).filter(({ path }) => paths.has(path));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  meter.begin(
    'download',
    total,
    kept.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  for (const file of files) {
    const filled = await fillFile({
      store,
      id,
      file,
      pieceBytes,
      read: (start, end) => read(file, start, end),
      signal,
      onBytes: meter.add,
    });
    if (filled !== file) await store.change(id, (current) => withFile(current, filled));
  }
  // Every file was verified while it was downloaded.
  meter.begin('verify', total, total);
  await store.change(id, (current) => ({ ...current, installedAt: Date.now() }));
  return (await store.record(id)) ?? record;
}

function withFile(record: ModelRecord, file: FileRecord): ModelRecord {
  return { ...record, files: record.files.map((each) => (each.path === file.path ? file : each)) };
}

function isSameFile(file: FileRecord, listed: SourceFile | undefined): boolean {
  if (!listed?.hash || !file.hash || file.bytes !== listed.bytes) return false;
  return file.hash.kind === listed.hash.kind && file.hash.hex === listed.hash.hex;
}
