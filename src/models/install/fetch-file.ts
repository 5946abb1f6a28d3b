/** Downloads one file into the store: only the pieces that are missing. The file becomes visible when all of it has the right hash. */

import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';
import { type FileHash, type RunningHash, resumeHash, startHash } from '../store/file-hash.ts';
import { type FileRecord, pieceCount, wholePiece } from '../store/model-record.ts';
import type { ModelStore, PieceMark } from '../store/model-store.ts';
import { PieceWriter } from '../store/piece-writer.ts';

export interface FileFilling {
  store: ModelStore;
  id: string;
  file: FileRecord;
  pieceBytes: number;
  /** Reads bytes from `start` to `end`, exclusive, in order and each once. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>;
  signal: AbortSignal;
  /** Called with the number of bytes that have arrived. */
  onBytes: (bytes: number) => void;
}

interface Gap {
  first: number;
  last: number;
}

/**
 * The file's updated record. Rejects with `model-damaged` when the hash differs (all pieces are dropped then), with the errors of `read`
 * and the store, or with `cancelled`; pieces downloaded until then are kept.
 */
export async function fillFile(filling: FileFilling): Promise<FileRecord> {
  const { store, id, file, pieceBytes } = filling;
  const count = pieceCount(file.bytes, pieceBytes);
  const isWhole = (index: number, bytes: number) => bytes === wholePiece(file.bytes, index, pieceBytes);
  const marks = await store.marks(id, file.path);
  const pieces = (await store.pieces(id)).filter(({ path }) => path === file.path);
  const kept = new Set(pieces.filter(({ index, bytes }) => isWhole(index, bytes)).map(({ index }) => index));
  // A piece that was complete once must have the same bytes when it is downloaded again.
  const known = new Map([...marks].filter(([index, { bytes }]) => isWhole(index, bytes)));
  const gaps = gapsIn(kept, count);
  try {
    let hash: RunningHash | null = null;
    for (const gap of gaps) hash = await fillGap(filling, gap, marks, known);
    const isKnown = ({ first, last }: Gap) => indices(first, last).every((index) => known.has(index));
    if (file.isVerified && gaps.every(isKnown)) return file;
    // True when the running hash covers the whole file: the last gap reaches its end, and every earlier gap was filled with bytes that are
    // known.
    const hasSeenAll = gaps.at(-1)?.last === count - 1 && gaps.slice(0, -1).every(isKnown);
    const hex = (hasSeenAll ? hash?.hex() : undefined) ?? (await hashFromStore(filling));
    return { ...file, hash: checkedHash(file, hex), isVerified: true };
  } catch (error) {
    // The hash of the whole file does not tell which part is wrong: the next attempt starts over.
    if (error instanceof AppError && error.code === 'model-damaged') await store.dropFile(id, file.path);
    throw error;
  }
}

function checkedHash({ path, hash }: FileRecord, hex: string): FileHash {
  if (!hash || hash.hex === hex) return { kind: kindOf(hash), hex };
  const message = `${path}: ${hash.kind} is ${hex} and should be ${hash.hex}`;
  throw new AppError('model-damaged', message, { details: [path] });
}

const kindOf = (hash: FileHash | null): FileHash['kind'] => hash?.kind ?? 'sha256';

/** Fills one gap. Resolves with the running hash behind it, or null where a piece before it was not available. */
async function fillGap(
  { store, id, file, pieceBytes, read, signal, onBytes }: FileFilling,
  { first, last }: Gap,
  marks: ReadonlyMap<number, PieceMark>,
  known: ReadonlyMap<number, PieceMark>,
): Promise<RunningHash | null> {
  const { path, bytes: fileBytes } = file;
  const mark = known.has(first) ? undefined : marks.get(first);
  const piece = mark && (await store.readPiece({ id, path, index: first }));
  const begun = piece?.byteLength === mark?.bytes ? (piece ?? null) : null;
  const state = (begun ? mark : marks.get(first - 1))?.hashState;
  const resumed = state ? await resumeHash(kindOf(file.hash), state) : null;
  const hash = first === 0 && !begun ? await startHash(kindOf(file.hash), fileBytes) : resumed;
  const writer = new PieceWriter({ store, id, path, fileBytes, pieceBytes, index: first, begun, hash, known });
  try {
    for await (const bytes of read(writer.position, Math.min(fileBytes, (last + 1) * pieceBytes))) {
      onBytes(bytes.byteLength);
      await writer.write(bytes);
      throwIfCancelled(signal, 'installing a model');
    }
  } catch (error) {
    // The error that stopped the download is reported, not one of keeping its partial piece.
    await writer.keep().catch(() => {});
    throw error;
  }
  return hash;
}

async function hashFromStore({ store, id, file, pieceBytes, signal }: FileFilling): Promise<string> {
  const count = pieceCount(file.bytes, pieceBytes);
  const hash = await startHash(kindOf(file.hash), file.bytes);
  for (let index = 0; index < count; index++) {
    throwIfCancelled(signal, 'installing a model');
    const piece = await store.readPiece({ id, path: file.path, index });
    if (!piece) throw new AppError('model-damaged', `${file.path}: piece ${index} is gone`, { details: [file.path] });
    hash.update(new Uint8Array(piece));
  }
  return hash.hex();
}

/** Runs of consecutive incomplete pieces. */
function gapsIn(whole: ReadonlySet<number>, count: number): Gap[] {
  const gaps: Gap[] = [];
  for (const index of indices(0, count - 1).filter((each) => !whole.has(each))) {
    const gap = gaps.at(-1);
    if (gap && gap.last === index - 1) gap.last = index;
    else gaps.push({ first: index, last: index });
  }
  return gaps;
}

const indices = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
