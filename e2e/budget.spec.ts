/** Limits for the size of the build, and files that the build must contain. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFolder } from '../commands/serving/build.ts';
import { expect, test } from './app.ts';

const firstLoadBytes = 40 * 1024;

test.beforeAll(({ servers }) => expect(servers.isolated.url).toBeTruthy());

const files = () =>
  readdirSync(buildFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(buildFolder.length + 1));

test('the scripts of the first load fit 40 KiB', () => {
  const html = readFileSync(join(buildFolder, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path!);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(buildFolder, path)), { level: 9 }).byteLength);
  expect(bytes.reduce((sum, more) => sum + more, 0)).toBeLessThanOrEqual(firstLoadBytes);
});

test('every build of the runtime is there once: for the processor, and two that know the GPU', () => {
  const runtimes = files().filter((name) => name.endsWith('.wasm'));
  const kinds = runtimes.map((name) => /^runtime\/ort-wasm-simd-threaded(\.\w+)?-[\w-]{8}\.wasm$/.exec(name)?.[1]);
  expect(kinds.toSorted()).toEqual(['.asyncify', '.jspi', undefined]);
});

test('transformers.js is fetched with the first model that needs it, and by nobody else', () => {
  const scripts = files().filter((name) => name.endsWith('.js'));
  const holders = scripts.filter((name) => readFileSync(join(buildFolder, name), 'utf8').includes('AutoTokenizer'));
  expect(holders.map((name) => name.split(/[-.]/)[0]).toSorted()).toEqual(['workers/ctc', 'workers/reference']);
  const precached = readFileSync(join(buildFolder, 'sw.js'), 'utf8');
  for (const name of ['engine', 'encoder-helper', 'bench']) expect(precached).toContain(`workers/${name}.worker-`);
  for (const name of holders) expect(precached).not.toContain(name);
});

test('model files carry a hash in their names', () => {
  const models = files().filter((name) => name.endsWith('.onnx'));
  expect(models).toHaveLength(3);
  for (const model of models) expect(model).toMatch(/^models\/[\w-]+-[\w-]{8}\.onnx$/);
});

test('the licence of the model lies beside it, and those of all packages at the root', () => {
  expect(files()).toContain('LICENSES.txt');
  const licences = files().filter((name) => /^models\/.+\/LICENSE/.test(name));
  expect(licences.length).toBeGreaterThan(0);
  for (const name of licences) expect(readFileSync(join(buildFolder, name), 'utf8')).toMatch(/MIT|Permission is/);
});
