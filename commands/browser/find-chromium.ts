/**
 * Finds the Chromium that runs the app for the commands and tests. It must be a complete Chromium: Playwright's headless shell has no
 * microphone.
 */

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium as playwright } from 'playwright';
import { CommandError } from '../terminal/failure.ts';
import { chromiumSwitches } from './chromium-switches.ts';
import type { BrowserProgram } from './launch.ts';

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const installMinutes = 5;

/** The Chromium named by SOTTO_CHROMIUM, Playwright's own, or one installed on the system; null when there is none. */
export function findChromium(): BrowserProgram | null {
  const named = process.env.SOTTO_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return chromiumAt(named, 'named by SOTTO_CHROMIUM');
    throw new CommandError('chromium-missing', `SOTTO_CHROMIUM is set to ${named}, which is not a program.`);
  }
  const own = playwright.executablePath();
  if (isExecutable(own)) return chromiumAt(own, "Playwright's");
  for (const candidate of [...pathCandidates(), ...usualPlaces()]) {
    if (isExecutable(candidate) && starts(candidate)) return chromiumAt(candidate, 'installed on this system');
  }
  return null;
}

/**
 * Finds a Chromium or installs one: Playwright's into its own cache, else the system's package where that is possible. `say` is called
 * before an installation. Throws a CommandError that names the remedy.
 */
export function findOrInstallChromium(say: (line: string) => void): BrowserProgram {
  const found = findChromium();
  if (found) return found;
  say(`No Chromium found: installing Playwright's (at most ${installMinutes} minutes)…`);
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const canInstallPackages = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const downloaded = runQuietly(process.execPath, [cli, 'install', '--no-shell', 'chromium']);
  const own = playwright.executablePath();
  if (isExecutable(own)) {
    if (!starts(own) && canInstallPackages) {
      say('It lacks system libraries: installing those…');
      runQuietly(process.execPath, [cli, 'install-deps', 'chromium']);
    }
    if (starts(own)) return chromiumAt(own, "Playwright's, installed now");
  }
  if (canInstallPackages) {
    say("That did not work: installing the system's chromium package…");
    runQuietly('apt-get', ['update']);
    runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    const system = findChromium();
    if (system) return { ...system, how: 'a system package, installed now' };
  }
  throw new CommandError(
    'chromium-missing',
    'No Chromium was found and none could be installed. Install Chromium, Chrome or Edge, or run ' +
      `"npx playwright install --with-deps chromium", or set SOTTO_CHROMIUM to a browser's path.${downloaded.trim() ? `\n${downloaded.trim()}` : ''}`,
  );
}

function chromiumAt(executablePath: string, how: string): BrowserProgram {
  return {
    type: playwright,
    executablePath,
    how,
    optionsFor: (options) => ({ args: chromiumSwitches(options) }),
  };
}

function pathCandidates(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86 } = process.env;
    const roots = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].filter((root) => root !== undefined);
    return ['Google/Chrome', 'Chromium', 'Microsoft/Edge'].flatMap((product) =>
      roots.map((root) => join(root, product, 'Application', product.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe')),
    );
  }
  return [];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Whether the file can be executed: it may be a stub, or lack libraries. On Windows, asking for the version opens a window, so the file is
 * trusted.
 */
function starts(path: string): boolean {
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\./.test(stdout);
}

/** Runs a program until its end or the time limit; returns the end of its output when it failed, else ''. */
function runQuietly(command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: installMinutes * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return '';
  return [...`${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n').slice(-8), error?.message ?? ''].join('\n');
}
