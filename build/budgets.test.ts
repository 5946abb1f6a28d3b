/** Rules that nobody has to remember: length and names of files, wiring that stays wiring, no `any`. */

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-files.ts';

const longest = 400;
const medianLength = 100;
const longestWiring = 60;
const mostInFolder = 24;
const forbiddenNames = /^(utils?|helpers?|types?|index|managers?|common|misc)\.(ts|tsx|css)$/;

const files = sourceFiles(['src', 'workers', 'benches', 'commands', 'build', 'e2e']).filter((file) =>
  /\.(ts|tsx|css)$/.test(file),
);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const lines = (file: string) => read(file).trimEnd().split('\n').length;

test('no file is longer than it can be read', () => {
  expect(files.filter((file) => lines(file) > longest)).toEqual([]);
});

test('the median file is short', () => {
  const sorted = files.map(lines).sort((a, b) => a - b);
  expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(medianLength);
});

test('no folder holds more files than one can take in', () => {
  const sources = files.filter((file) => !/\.(test|spec)\./.test(file));
  const folders = [...new Set(sources.map(dirname))];
  const crowded = folders
    .map((folder) => ({ folder, held: sources.filter((file) => dirname(file) === folder).length }))
    .filter(({ held }) => held > mostInFolder);
  expect(crowded).toEqual([]);
});

test('names say what a file is for', () => {
  expect(files.filter((file) => forbiddenNames.test(basename(file)))).toEqual([]);
  expect(files.filter((file) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(basename(file)))).toEqual([]);
});

test('worker entries only connect', () => {
  const entries = files.filter((file) => /^workers\/[^/]+\.worker\.ts$/.test(file));
  expect(entries.length).toBeGreaterThanOrEqual(3);
  expect(entries.filter((file) => lines(file) > longestWiring)).toEqual([]);
});

test('every file says in its first lines what it is for', () => {
  const sources = files.filter(
    (file) => /^(src|workers|benches|commands|build)\/.*\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file),
  );
  expect(sources.filter((file) => !read(file).startsWith('/**'))).toEqual([]);
});

test('nothing is of any type', () => {
  const sources = files.filter((file) => !file.includes('.test.'));
  expect(sources.filter((file) => /\bas any\b|: any\b|<any>/.test(read(file)))).toEqual([]);
});
