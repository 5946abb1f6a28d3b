import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compileAsset } from './compile-asset.ts';

const cache = 'modules-under-test';
const url = '/empty.wasm';
/** The smallest module: its magic number and version. */
const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function serveWith(body: BodyInit, type = 'application/wasm') {
  const fetching = vi.fn(async () => new Response(body, { headers: { 'content-type': type } }));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

const noNetwork = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

beforeEach(async () => {
  await caches.delete(cache);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('compiles what the network gives, and keeps it for a visit without one', async () => {
  serveWith(empty);
  expect(await compileAsset(url, { cache })).toBeInstanceOf(WebAssembly.Module);
  await expect.poll(async () => (await caches.open(cache)).match(url)).toBeDefined();
  noNetwork();
  expect(await compileAsset(url, { cache })).toBeInstanceOf(WebAssembly.Module);
});

test('what is kept is not fetched again for the cache', async () => {
  serveWith(empty);
  await (await caches.open(cache)).put(url, new Response(empty));
  const fetching = serveWith(empty);
  await compileAsset(url, { cache });
  expect(fetching).toHaveBeenCalledTimes(1);
});

test('compiles what comes with the type of another file', async () => {
  serveWith(empty, 'application/octet-stream');
  expect(await compileAsset(url, { cache })).toBeInstanceOf(WebAssembly.Module);
});

test('no network and nothing kept is asset-missing', async () => {
  noNetwork();
  await expect(compileAsset(url, { cache })).rejects.toMatchObject({ code: 'asset-missing' });
});

test('bytes that are no WebAssembly are backend-unsupported', async () => {
  serveWith('not a module');
  await expect(compileAsset(url, { cache })).rejects.toMatchObject({ code: 'backend-unsupported' });
});
