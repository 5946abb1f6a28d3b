/** Builds the app when the last build is missing or older than what it is made from. */

import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../terminal/failure.ts';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the build goes. */
export const buildFolder = join(root, 'dist');

const sources = ['src', 'workers', 'benches', 'public', 'build', 'index.html', 'package-lock.json', 'vite.config.ts'];

/** Whether what lies in the build folder is made from the present sources. */
export function isBuilt(): boolean {
  const built = statSync(join(buildFolder, 'index.html'), { throwIfNoEntry: false });
  return built !== undefined && sources.every((source) => newest(join(root, source)) <= built.mtimeMs);
}

/** Builds if needed; `say` is told before a build begins, and nothing when there is none. Throws a CommandError with the builder's output. */
export function buildIfNeeded(say: (line: string) => void): void {
  if (isBuilt()) return;
  say('Building the app…');
  const started = new Date();
  const index = join(buildFolder, 'index.html');
  try {
    buildInto(buildFolder);
  } catch (error) {
    rmSync(index, { force: true });
    throw error;
  }
  // A source that was changed during the build must count as newer than it.
  utimesSync(index, started, started);
}

/** Builds, with these variables of the environment. Throws a CommandError with the builder's output. */
export function buildInto(folder: string, env: Record<string, string> = {}): void {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const options = ['--logLevel', 'warn', '--outDir', folder, '--emptyOutDir'];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  if (status === 0) return;
  throw new CommandError('build-failed', `The build failed${signal ? ` (${signal})` : ''}.\n${stdout}${stderr}`.trim());
}

/** Time of the last change at or below a path, in milliseconds; folders count, since a removal changes only them. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
