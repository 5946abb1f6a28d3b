/** Inspects a source without downloading a graph: which model it holds, and which files every choice of it needs. */

import { AppError } from '../../core/errors.ts';
import type { Job } from '../../core/retries.ts';
import type { ModelOffer, ModelSource } from '../../protocol/models.ts';
import type { Hub } from '../hub/hub.ts';
import { checkModelId, isCleanPath, shortened } from '../hub/hub-names.ts';
import { decidingTexts, detectLayout, type LayoutChoice } from '../layout/detect-layout.ts';
import type { FileHash } from '../store/file-hash.ts';

/** A file of a source; only a hub tells its hash. */
export interface SourceFile {
  path: string;
  bytes: number;
  hash: FileHash | null;
}

export interface Inspected extends Omit<ModelOffer, 'choices'> {
  choices: readonly LayoutChoice[];
  files: ReadonlyMap<string, SourceFile>;
}

const largestText = 4 * 2 ** 20;

/** The id of a source's model: `OWNER/NAME`, or `folder/NAME` for a folder. Throws `bad-argument`. */
export function idOf(source: ModelSource): string {
  if (source.kind === 'hub') return checkModelId(source.id);
  if (!isCleanPath(source.name) || source.name.includes('/')) {
    throw new AppError('bad-argument', `not the name of a folder: ${shortened(source.name)}`);
  }
  return `folder/${source.name}`;
}

/** Inspects a repository. Rejects with a `hub-…` code, `bad-argument`, `model-unknown` or `model-incomplete`. */
export async function inspectHub(hub: Hub, id: string, revision: string, job: Job): Promise<Inspected> {
  const repository = await hub.look(id, revision, job);
  const texts: Record<string, string> = {};
  for (const path of decidingTexts) {
    const file = repository.files.get(path);
    if (file && file.bytes <= largestText) texts[path] = await hub.text(repository, file, job);
  }
  const layout = detectLayout(id.split('/')[1]!, [...repository.files.values()], texts);
  return { ...layout, id, revision: repository.commit, licence: repository.licence, files: repository.files };
}

/** Inspects a folder. Rejects with `bad-argument`, `model-unknown` or `model-incomplete`. */
export async function inspectFolder(source: ModelSource & { kind: 'folder' }): Promise<Inspected> {
  const id = idOf(source);
  const clean = source.files.filter(({ path }) => isCleanPath(path));
  const texts: Record<string, string> = {};
  for (const { path, file } of clean) {
    if (decidingTexts.includes(path) && file.size <= largestText) texts[path] = await file.text();
  }
  const files = clean.map(({ path, file }) => ({ path, bytes: file.size, hash: null }));
  const layout = detectLayout(source.name, files, texts);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { ...layout, id, revision: '', licence: null, files: byPath };
}

export function offerOf({ id, family, revision, languages, licence, choices }: Inspected): ModelOffer {
  const offered = choices.map(({ precision, bytes }) => ({ precision, bytes }));
  return { id, family, revision, languages, licence, choices: offered };
}
