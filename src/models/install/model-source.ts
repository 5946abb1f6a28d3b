/** A source of models, opened: a repository of a hub, or a folder that the person chose. */

import { AppError } from '../../core/errors.ts';
import type { Job, RetryTiming } from '../../core/retries.ts';
import type { ModelSource, StoredModel } from '../../protocol/models.ts';
import { createHub } from '../hub/hub.ts';
import type { FileRecord, ModelRecord } from '../store/model-record.ts';
import { type Inspected, idOf, inspectFolder, inspectHub } from './inspect.ts';

export interface OpenSource {
  id: string;
  /** The description of the source in the model's record. */
  kept: StoredModel['source'];
  /** Inspects the source. A model that is installed keeps its revision, unless the source names another one. */
  look(known: ModelRecord | undefined, job: Job): Promise<Inspected>;
  /** Reads bytes of a file from `start` to `end`, exclusive, in order and each once. */
  read(revision: string, job: Job): (file: FileRecord, start: number, end: number) => AsyncIterable<Uint8Array>;
}

/** Opens a source. Throws `bad-argument`. A folder is read in steps of `stepBytes`. */
export function openSource(source: ModelSource, timing: RetryTiming, stepBytes: number): OpenSource {
  const id = idOf(source);
  if (source.kind === 'folder') {
    const files = new Map(source.files.map(({ path, file }) => [path, file]));
    return {
      id,
      kept: { kind: 'folder' },
      look: () => inspectFolder(source),
      read:
        () =>
        ({ path }, start, end) =>
          slices(path, files.get(path), start, end, stepBytes),
    };
  }
  const hub = createHub(source.host, timing);
  return {
    id,
    kept: { kind: 'hub', host: hub.host },
    look(known, job) {
      const isKnown = known?.source.kind === 'hub' && known.source.host === hub.host;
      return inspectHub(hub, id, source.revision ?? (isKnown ? known.revision : 'main'), job);
    },
    read: (revision, job) => (file, start, end) => hub.read({ id, commit: revision }, file, start, end, job),
  };
}

/** Reads a file in slices. Rejects with `model-incomplete` when the file no longer exists. */
async function* slices(
  path: string,
  file: File | undefined,
  start: number,
  end: number,
  stepBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = start; at < end; at += stepBytes) {
    const slice = await file
      ?.slice(at, Math.min(end, at + stepBytes))
      .arrayBuffer()
      .catch(() => undefined);
    if (!slice) throw new AppError('model-incomplete', `${path} cannot be read any more`, { details: [path] });
    yield new Uint8Array(slice);
  }
}
