/** A place that models come from, opened: a repository of a hub, or a folder that was chosen. */

import { AppError } from '../../core/errors.ts';
import type { ModelSource, StoredModel } from '../../protocol/models.ts';
import { createHub } from '../hub/hub.ts';
import type { Job, RetryTiming } from '../hub/retries.ts';
import type { FileRecord, ModelRecord } from '../store/model-record.ts';
import { type Inspected, idOf, inspectFolder, inspectHub } from './inspect.ts';

export interface OpenSource {
  id: string;
  /** What is kept of it beside the model. */
  kept: StoredModel['source'];
  /** What it holds. A model that is known already stays at its revision, unless the source names another one. */
  look(known: ModelRecord | undefined, job: Job): Promise<Inspected>;
  /** Bytes of a file from `start` up to but without `end`, in order and each once. */
  read(revision: string, job: Job): (file: FileRecord, start: number, end: number) => AsyncIterable<Uint8Array>;
}

/** Throws `bad-argument`. A folder is read in steps of `stepBytes`. */
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

/** Rejects with `model-incomplete` when the file is no longer there. */
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
