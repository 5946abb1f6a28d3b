import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precacheList } from './precache-list.ts';

const shell = [
  'assets/index-abc.css',
  'assets/index-abc.js',
  'assets/inter-abc.woff2',
  'icons/icon.svg',
  'index.html',
  'manifest.webmanifest',
  'runtime/1.2.3/ort.mjs',
  'workers/library.worker-abc.js',
];
const rest = [
  '_headers',
  'sw.js',
  'LICENSES.txt',
  'runtime/1.2.3/ort.wasm',
  'models/tiny/encoder.onnx',
  'assets/a.js.map',
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'precache-'));
  for (const path of [...shell, ...rest]) put(path, path);
  put('assets/everything-abc.woff2', 'x'.repeat(300_000));
});

afterAll(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test('holds the shell, in order, and neither large files nor the service worker', () => {
  expect(precacheList(folder, '').map(({ url }) => url)).toEqual(shell);
});

test('is the same for the same build', () => {
  expect(precacheList(folder, 'headers')).toEqual(precacheList(folder, 'headers'));
});

test('changed headers change every revision, a changed file only its own', () => {
  const before = precacheList(folder, 'one');
  const headersChanged = precacheList(folder, 'two');
  expect(headersChanged.every(({ revision }, index) => revision !== before[index]!.revision)).toBe(true);
  put('index.html', 'changed');
  const changed = precacheList(folder, 'one').filter(({ revision }, index) => revision !== before[index]!.revision);
  expect(changed.map(({ url }) => url)).toEqual(['index.html']);
});
