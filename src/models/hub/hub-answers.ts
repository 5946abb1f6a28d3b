/** Answers of a hub, validated: anybody may run a hub. Pure. */

import { AppError } from '../../core/errors.ts';
import type { FileHash } from '../store/file-hash.ts';
import { isCleanPath, shortened } from './hub-names.ts';

export interface HubFile {
  path: string;
  bytes: number;
  hash: FileHash;
}

export interface Revision {
  commit: string;
  licence: string | null;
}

/** More files than any repository of a speech model has. */
const mostFiles = 10_000;
const largestFile = 2 ** 40;

/** The error for an answer that is not as specified; `about` names the repository or file. */
export function badAnswer(about: string, message: string): AppError {
  return new AppError('hub-answer', `${about}: ${message}`, { details: [about] });
}

/** Reads the answer about a revision. Throws `hub-answer`. */
export function readRevision(about: string, answer: unknown): Revision {
  const { sha, cardData, tags } = asObject(about, answer);
  if (typeof sha !== 'string' || !/^[\w][\w-]{0,99}$/.test(sha)) throw badAnswer(about, 'no commit');
  return { commit: sha, licence: licenceOf(cardData, tags) };
}

/** Adds one page of a listing to `files`, by path. Throws `hub-answer`. */
export function addListing(about: string, answer: unknown, files: Map<string, HubFile>): void {
  if (!Array.isArray(answer)) throw badAnswer(about, 'the listing is no list');
  for (const entry of answer as unknown[]) {
    const { type, path, size, oid, lfs } = asObject(about, entry);
    if (type === 'directory') continue;
    if (typeof path !== 'string' || !isCleanPath(path)) {
      throw badAnswer(about, `a path that cannot be: ${shortened(String(path))}`);
    }
    if (!Number.isInteger(size) || (size as number) < 0 || (size as number) > largestFile) {
      throw badAnswer(about, `${shortened(path)} has a size that cannot be: ${shortened(String(size))}`);
    }
    if (files.has(path)) throw badAnswer(about, `${shortened(path)} is listed twice`);
    if (files.size >= mostFiles) throw badAnswer(about, `more than ${mostFiles} files`);
    files.set(path, { path, bytes: size as number, hash: hashOf(about, path, oid, lfs) });
  }
}

/**
 * The query of the next page in the `Link` header, null on the last page. Only the query is used: a mirror passes on its original's header,
 * and no listing may send the app to another server.
 */
export function nextPage(link: string | null): string | null {
  const [, target] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '') ?? [];
  if (target === undefined || !URL.canParse(target, 'http://localhost')) return null;
  return new URL(target, 'http://localhost').search || null;
}

/** The hash of a listed file: SHA-256 for large files, git's SHA-1 for small ones. */
function hashOf(about: string, path: string, oid: unknown, lfs: unknown): FileHash {
  const large = lfs === undefined || lfs === null ? null : asObject(about, lfs);
  const hex = large ? large.oid : oid;
  const length = large ? 64 : 40;
  if (typeof hex !== 'string' || hex.length !== length || !/^[0-9a-f]+$/.test(hex)) {
    throw badAnswer(about, `${shortened(path)} has no hash`);
  }
  return { kind: large ? 'sha256' : 'git-sha1', hex };
}

function licenceOf(card: unknown, tags: unknown): string | null {
  const own = typeof card === 'object' && card !== null ? (card as { license?: unknown }).license : null;
  const named = Array.isArray(own) ? own[0] : own;
  if (typeof named === 'string' && named !== '') return shortened(named);
  const tag = Array.isArray(tags) ? tags.find((each) => typeof each === 'string' && each.startsWith('license:')) : null;
  return typeof tag === 'string' ? shortened(tag.slice('license:'.length)) : null;
}

function asObject(about: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw badAnswer(about, `expected an object, got ${shortened(JSON.stringify(value) ?? 'nothing')}`);
}
