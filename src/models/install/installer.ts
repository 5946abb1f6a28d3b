/** Installs and mends models: puts the files of a choice into the store, one after the other, and their record around them. */

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
  /** Bytes of a file from `start` up to but without `end`, in order and each once. */
  read: (file: FileRecord, start: number, end: number) => AsyncIterable<Uint8Array>;
  meter: ProgressMeter;
  signal: AbortSignal;
}

/**
 * Keeps a record of what is begun before anything is fetched. A file that is here already stays when the source lists it with the same
 * hash; what the source has in another form goes, and so do the choices that needed it. A folder tells no hashes: all of it is new.
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
  // First the bytes and then the record: whatever happens between, no new record stands before old bytes.
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

/** What of a model is mended: what was finished once, or else everything that was begun. */
export function choicesToMend(record: ModelRecord): readonly LayoutChoice[] {
  const finished = finishedChoices(record);
  return finished.length > 0 ? finished : record.choices;
}

/** Fetches what is missing of the choices and checks it; the record as it is then. Rejects as `fillFile` does; what has come until then is kept. */
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
  // Every file was checked while it came.
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
