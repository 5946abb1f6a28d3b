/** The versions of the app that are measured: this checkout's own, another checkout's, or that of a build's folder. */

import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { buildFolder, buildIfNeeded, root } from '../serving/build.ts';
import { usageError } from '../terminal/options.ts';

/** A version of the app that is measured. */
export interface LiveApp {
  /** As it is called in tables. */
  name: string;
  /** Where its build is. */
  folder: string;
}

/** This checkout's own app, built where needed. Throws a CommandError. */
export function ownApp(say: (line: string) => void): LiveApp {
  buildIfNeeded(say);
  return { name: 'Sotto', folder: buildFolder };
}

/** The app of a checkout, or of the folder of a build; only this checkout's own is built. Throws a CommandError where there is none. */
export function appIn(named: string, say: (line: string) => void): LiveApp {
  if ([root, buildFolder].includes(resolve(named))) buildIfNeeded(say);
  const candidates = [resolve(named), join(resolve(named), basename(buildFolder))];
  const folder = candidates.find((path) => existsSync(join(path, 'index.html')) && existsSync(join(path, '_headers')));
  if (!folder) throw usageError(`--app: there is no built app in ${named}.`);
  return { name: named, folder };
}
