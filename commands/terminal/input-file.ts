/** Checks on the files named on a command line; what is in them is for the app to judge. */

import { accessSync, constants, statSync } from 'node:fs';
import { CommandError } from './failure.ts';

/** Throws a CommandError when there is no such file, or none that may be read. */
export function checkFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CommandError('file-missing', 'There is no such file.');
  if (stats.isDirectory()) throw new CommandError('file-unreadable', 'This is a folder, not a file.');
  if (!stats.isFile()) throw new CommandError('file-unreadable', 'This is not an ordinary file.');
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new CommandError('file-unreadable', 'This file may not be read.');
  }
}
