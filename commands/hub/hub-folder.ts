/** A folder of models, `OWNER/NAME/…`, presented as a hub's repositories with commits, listings and hashes. */

import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface RepositoryFile {
  path: string;
  /** On this machine. */
  location: string;
  bytes: number;
  mtimeMs: number;
}

export interface Repository {
  /** `OWNER/NAME` */
  id: string;
  /** A hash that changes with any file. */
  commit: string;
  files: readonly RepositoryFile[];
}

/** A file in the hub's listing: large files with their SHA-256, small ones with git's SHA-1. */
export interface TreeEntry {
  type: 'file';
  path: string;
  size: number;
  oid: string;
  lfs?: { oid: string; size: number; pointerSize: number };
}

const isPart = (part: string) => /^\w[\w.-]*$/.test(part) && !part.includes('..');

/** The repository of a model; null when there is none. */
export function repositoryAt(folder: string, id: string): Repository | null {
  const parts = id.split('/');
  const root = join(folder, ...parts);
  if (parts.length !== 2 || !parts.every(isPart) || !statSync(root, { throwIfNoEntry: false })?.isDirectory())
    return null;
  const files = filesBelow(root, '').sort((a, b) => (a.path < b.path ? -1 : 1));
  const commit = createHash('sha1');
  for (const { path, bytes, mtimeMs } of files) commit.update(`${path} ${bytes} ${mtimeMs}\n`);
  return { id, commit: commit.digest('hex'), files };
}

function filesBelow(root: string, below: string): RepositoryFile[] {
  return readdirSync(join(root, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name;
    const location = join(root, path);
    const stats = statSync(location, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return filesBelow(root, path);
    return stats?.isFile() ? [{ path, location, bytes: stats.size, mtimeMs: stats.mtimeMs }] : [];
  });
}

/** Hashes by path, size and time of change. */
const hashes = new Map<string, Promise<string>>();

export async function treeEntry({ path, location, bytes, mtimeMs }: RepositoryFile): Promise<TreeEntry> {
  const isLarge = /\.(onnx|data)|_data/.test(path) || bytes > 10_000_000;
  const key = `${location} ${bytes} ${mtimeMs}`;
  const hash = hashes.get(key) ?? (isLarge ? sha256(location) : gitSha1(location));
  hashes.set(key, hash);
  const oid = await hash;
  if (!isLarge) return { type: 'file', path, size: bytes, oid };
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes}\n`;
  const pointerOid = createHash('sha1').update(`blob ${pointer.length}\0${pointer}`).digest('hex');
  return { type: 'file', path, size: bytes, oid: pointerOid, lfs: { oid, size: bytes, pointerSize: pointer.length } };
}

async function sha256(location: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(location, { highWaterMark: 2 ** 20 }), hash);
  return hash.digest('hex');
}

async function gitSha1(location: string): Promise<string> {
  const content = readFileSync(location);
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}
