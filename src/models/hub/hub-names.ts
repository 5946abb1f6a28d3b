/** Names from people, hubs and other tabs, validated before they become addresses or keys. Pure. */

import { AppError } from '../../core/errors.ts';

const part = '[A-Za-z0-9][A-Za-z0-9._-]{0,95}';
const idPattern = new RegExp(`^${part}/${part}$`);

/** Returns `id` if it is `OWNER/NAME`. Throws `bad-argument`. */
export function checkModelId(id: string): string {
  if (idPattern.test(id) && !id.includes('..') && !id.includes('--') && !/\.git$/.test(id)) return id;
  throw new AppError('bad-argument', `not the name of a repository: ${shortened(id)}`, { details: [shortened(id)] });
}

/** Returns `revision` if it is a branch, tag or commit; slashes are allowed (`refs/pr/1`). Throws `bad-argument`. */
export function checkRevision(revision: string): string {
  if (/^[\w][\w./-]{0,199}$/.test(revision) && isCleanPath(revision)) return revision;
  throw new AppError('bad-argument', `not a revision: ${shortened(revision)}`, { details: [shortened(revision)] });
}

/** The origin of a hub, without a slash at its end. Throws `bad-argument`. */
export function checkHost(host: string): string {
  const url = URL.canParse(host) ? new URL(host) : null;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.origin;
  throw new AppError('bad-argument', `not the address of a server: ${shortened(host)}`, { details: [shortened(host)] });
}

/** True when a relative path stays below its start, on any system. */
export function isCleanPath(path: string): boolean {
  if (path.length === 0 || path.length > 400) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
  if (/[\\\u0000-\u001f\u007f]/.test(path)) return false;
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

/** Shortened for messages, because a name from outside may have any length. */
export function shortened(text: string): string {
  const plain = String(text);
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
