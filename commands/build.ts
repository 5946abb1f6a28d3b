/** Builds the app when the last build is missing or older than what it is made from. */

import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the build goes. */
export const buildFolder = join(root, 'dist');

const sources = ['src', 'workers', 'public', 'build', 'index.html', 'package-lock.json', 'vite.config.ts'];

/** The build did not succeed; the message is the builder's output. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

/** Whether what lies in the build folder is made from the present sources. */
export function isBuilt(): boolean {
  const built = statSync(join(buildFolder, 'index.html'), { throwIfNoEntry: false });
  return built !== undefined && sources.every((source) => newest(join(root, source)) <= built.mtimeMs);
}

/** Builds if needed; `say` is told before a build begins, and nothing when there is none. Throws BuildFailed. */
export function buildIfNeeded(say: (line: string) => void): void {
  if (isBuilt()) return;
  say('Building the app…');
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status === 0 && isBuilt()) return;
  if (status === 0) throw new BuildFailed('The sources changed while the app was being built. Try again.');
  rmSync(join(buildFolder, 'index.html'), { force: true });
  throw new BuildFailed(`The build failed${signal ? ` (${signal})` : ''}.\n${stdout}${stderr}`.trim());
}

/** Time of the last change at or below a path, in milliseconds; folders count, since a removal changes only them. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
