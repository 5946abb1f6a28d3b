/** Validates what people enter to name a model, before any request is sent. Pure. */

import { AppError } from '../../core/errors.ts';
import type { FolderFile, ModelSource } from '../../protocol/models.ts';

export const defaultHubHost = 'https://huggingface.co';

const longestId = 200;

/** Parses `OWNER/NAME`, or the address of a model's page. Throws `bad-argument`. */
export function parseModelId(text: string): string {
  const path = text
    .trim()
    .replace(/^https?:\/\/[^/]+\//i, '')
    .replace(/[?#].*$/, '');
  const [owner = '', name = ''] = path.split('/');
  const isName = (part: string) => /^\w[\w.-]*$/.test(part) && !part.includes('..');
  const isAddress = path !== text.trim();
  const isWhole = isAddress || path.split('/').filter(Boolean).length === 2;
  if (!isName(owner) || !isName(name) || !isWhole || path.length > longestId) {
    throw new AppError('bad-argument', `not OWNER/NAME: ${text.slice(0, longestId)}`);
  }
  return `${owner}/${name}`;
}

/**
 * Parses the origin of a server with the hub's interface: https, or this machine. Returns the default for an empty text. Throws
 * `bad-argument`.
 */
export function parseHubHost(text: string): string {
  const typed = text.trim();
  if (!typed) return defaultHubHost;
  const address = addressOf(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
  const isLocal = address?.hostname === 'localhost' || address?.hostname === '127.0.0.1';
  const isAllowed = address?.protocol === 'https:' || (address?.protocol === 'http:' && isLocal);
  if (!address || !isAllowed || address.username || address.password) {
    throw new AppError('bad-argument', `not the address of a model server: ${typed.slice(0, longestId)}`);
  }
  return address.origin;
}

function addressOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** A source from files that were chosen as a folder. Throws `file-empty` when there are none. */
export function folderSource(files: readonly FolderFile[]): ModelSource & { kind: 'folder' } {
  const name = files[0]?.path.split('/')[0];
  if (!name) throw new AppError('file-empty', 'the folder holds no files');
  const below = files.map(({ path, file }) => ({ path: path.slice(name.length + 1), file }));
  return { kind: 'folder', name, files: below.filter(({ path }) => path) };
}
