/** Who imports whom, read from import lines: for tests that keep arrows pointing one way. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root, sourceFiles } from './source-files.ts';

/** Folders without code of our own. */
const foreign = /^(\.|node_modules$|dist$|vendor$|public$|test-results$)/;

/** Every TypeScript file of the repository, relative to it. */
export function codeFiles(): string[] {
  const entries = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !foreign.test(name));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return [...files, ...sourceFiles(folders)].filter((file) => /\.tsx?$/.test(file));
}

/** What a file imports of the repository. */
export function importsOf(file: string): string[] {
  return importsIn(readFileSync(join(root, file), 'utf8'), file);
}

/** Values, types, styles and assets, at once or later, and workers by address: paths relative to the repository, packages left out. */
export function importsIn(source: string, file: string): string[] {
  const specifiers = source.matchAll(/(?:(?:from|import)\s*\(?\s*|new URL\(\s*)'(\.[^'?]+\.\w+)(?:\?[^']*)?'/g);
  return [...specifiers].map(([, specifier]) => normalize(join(dirname(file), specifier!)));
}

/** Circles of files, each as the way round from a file back to it; none is left out where there is one. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const finished = new Set<string>();
  const path: string[] = [];

  function follow(file: string): void {
    if (finished.has(file)) return;
    const start = path.indexOf(file);
    if (start >= 0) {
      circles.push([...path.slice(start), file]);
      return;
    }
    path.push(file);
    for (const imported of imports.get(file) ?? []) follow(imported);
    path.pop();
    finished.add(file);
  }

  for (const file of imports.keys()) follow(file);
  return circles;
}
