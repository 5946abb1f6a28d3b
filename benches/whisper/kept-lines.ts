/** What a run has found so far, an object a line, so that a later one does not find it again. */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What stands in the file; nothing where there is none. */
export function keptLines<Kept>(file: string | undefined): Kept[] {
  if (!file || !existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line): Kept => JSON.parse(line));
}

/** Adds it behind what stands in the file; without a file it is not kept. */
export function keepLine(file: string | undefined, found: unknown): void {
  if (file) appendFileSync(file, `${JSON.stringify(found)}\n`);
}
