/** The one-way import rule, read from import lines: an arrow that is not listed here does not exist. */

import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-files.ts';

const services = ['capture', 'models', 'storage', 'platform', 'text', 'formats', 'metrics', 'i18n'];
const base = ['protocol', 'core'];

/** What a layer may import, besides itself. */
const mayImport: Record<string, readonly string[]> = {
  core: [],
  protocol: ['core'],
  ...Object.fromEntries(services.map((service) => [service, base])),
  speech: base,
  benches: ['metrics', 'i18n', ...base],
  // What is measured in isolation runs in a thread of its own, out of the page's reach.
  'benches/micro': ['benches', 'speech', 'storage', 'metrics', ...base],
  'benches/transformers': ['benches', 'workers', ...base],
  app: ['benches', ...services, ...base],
  ui: ['app', 'benches', ...services, ...base],
  workers: ['benches/micro', 'benches/transformers', 'speech', 'models', 'storage', 'metrics', ...base],
};

/** `src/core/ring.ts` is in `core`, `workers/sw.ts` in `workers`, `src/main.tsx` in `main`; the folders of `benches` are on their own. */
function layerOf(file: string): string {
  const [top, second, third] = file.split('/');
  if (top === 'benches' && third) return `${top}/${second}`;
  return top === 'src' ? second!.replace(/\..*$/, '') : top!;
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, specifier]) => specifier!);
  return specifiers.map((specifier) => relative(root, join(root, dirname(file), specifier)));
}

const files = sourceFiles(['src', 'workers', 'benches']).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file),
);

test('there is something to check', () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap(importsOf).length).toBeGreaterThan(200);
});

test.each(files.filter((file) => layerOf(file) in mayImport))('%s imports downwards only', (file) => {
  const own = layerOf(file);
  for (const imported of importsOf(file)) {
    const layer = layerOf(imported);
    if (layer !== own) expect(mayImport[own], `${file} imports ${imported}`).toContain(layer);
  }
});

test('only the composition root knows where the workers are', () => {
  const users = files.filter((file) => file.startsWith('src/') && /workers\//.test(importsAsText(file)));
  expect(users).toEqual(['src/main.tsx']);
});

function importsAsText(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => /import|new URL/.test(line))
    .join('\n');
}
