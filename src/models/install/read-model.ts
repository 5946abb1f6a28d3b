/** Reads a model from the store, for the engine and for verification. */

import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';
import type { Graph, ModelFiles, Precision } from '../../protocol/model.ts';
import type { VerifyReport } from '../../protocol/models.ts';
import { pathsOf } from '../layout/detect-layout.ts';
import type { GraphPaths } from '../layout/graph-files.ts';
import {
  damagedPaths,
  fileOf,
  finishedChoices,
  isSamePrecision,
  type ModelRecord,
  pieceCount,
} from '../store/model-record.ts';
import type { ModelStore } from '../store/model-store.ts';
import { isEqual } from '../store/piece-writer.ts';
import type { ProgressMeter } from './progress-meter.ts';

/**
 * The files of one precision. Rejects with `model-missing` when the precision was never complete, with `model-damaged` when a part is
 * missing.
 */
export async function readModel(
  store: ModelStore,
  record: ModelRecord,
  precision: Precision,
  pieceBytes: number,
): Promise<ModelFiles> {
  const { id, family } = record;
  const choice = finishedChoices(record).find((each) => isSamePrecision(each.precision, precision));
  if (!choice) {
    const wanted = `${precision.encoder}/${precision.decoder}`;
    throw new AppError('model-missing', `${id} is not here in ${wanted}`, { details: [id] });
  }
  const needed = pathsOf(choice);
  const damaged = damagedPaths(record, await store.pieces(id)).filter((path) => needed.includes(path));
  if (damaged.length > 0) throw damage(id, damaged);
  const read = (path: string) => readFile(store, record, path, pieceBytes);
  const graph = async ({ onnx, data }: GraphPaths): Promise<Graph> => {
    const bytes = await read(onnx);
    const weights: { path: string; bytes: ArrayBuffer }[] = [];
    // Files are read one after the other: phones run out of memory otherwise (https://github.com/ngxson/wllama/issues/72).
    for (const path of data) weights.push({ path: nameOf(path), bytes: await read(path) });
    return { onnx: bytes, data: weights };
  };
  const texts: Record<string, string> = {};
  for (const path of choice.texts) texts[nameOf(path)] = new TextDecoder().decode(await read(path));
  return {
    id,
    family,
    precision: choice.precision,
    encoder: await graph(choice.encoder),
    decoder: choice.decoder ? await graph(choice.decoder) : { onnx: new ArrayBuffer(0), data: [] },
    texts,
  };
}

/** Reads and hashes every stored piece. A piece that has changed is dropped, which makes the model damaged. Rejects with `cancelled`. */
export async function verifyModel(
  store: ModelStore,
  record: ModelRecord,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<VerifyReport> {
  const { id, files } = record;
  const pieces = await store.pieces(id);
  const broken = new Set(damagedPaths(record, pieces));
  meter.begin(
    'verify',
    pieces.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  for (const { path } of files) {
    const marks = await store.marks(id, path);
    for (const { index, bytes } of pieces.filter((piece) => piece.path === path)) {
      throwIfCancelled(signal, 'checking a model');
      const key = { id, path, index };
      const [piece, mark] = [await store.readPiece(key), marks.get(index)];
      if (!piece || !mark || !isEqual(await crypto.subtle.digest('SHA-256', piece), mark.digest)) {
        broken.add(path);
        await store.dropPiece(key);
      }
      meter.add(bytes);
    }
  }
  return { files: files.length, broken: files.map(({ path }) => path).filter((path) => broken.has(path)) };
}

/** The buffer is allocated once and filled piece by piece: a phone may not hold a second copy of a large graph. */
async function readFile(
  store: ModelStore,
  record: ModelRecord,
  path: string,
  pieceBytes: number,
): Promise<ArrayBuffer> {
  const { id } = record;
  const { bytes } = fileOf(record, path);
  const whole = new Uint8Array(bytes);
  for (let index = 0; index < pieceCount(bytes, pieceBytes); index++) {
    const piece = await store.readPiece({ id, path, index });
    const start = index * pieceBytes;
    if (piece?.byteLength !== Math.min(pieceBytes, bytes - start)) throw damage(id, [path]);
    whole.set(new Uint8Array(piece), start);
  }
  return whole.buffer;
}

function damage(id: string, paths: readonly string[]): AppError {
  return new AppError('model-damaged', `${id}: something is gone of ${paths.join(', ')}`, { details: paths });
}

/** The name without folders: graphs refer to external weights by name, and recognisers to their configuration files. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
