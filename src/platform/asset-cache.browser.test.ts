import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropStaleAssets, loadAsset } from './asset-cache.ts';

const cache = 'assets-under-test';
const bytes = new Uint8Array([1, 2, 3, 4, 5]);

function serveWith(body: BodyInit | null, headers: Record<string, string> = {}, status = 200) {
  const fetching = vi.fn(async (_url: string, _options?: RequestInit) => new Response(body, { status, headers }));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

beforeEach(async () => {
  await caches.delete(cache);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('comes from the network once, and from the cache ever after', async () => {
  const fetching = serveWith(bytes, { 'content-length': '5', vary: 'Accept' });
  const onProgress = vi.fn();
  expect(new Uint8Array(await loadAsset('/model.onnx', { cache, onProgress }))).toEqual(bytes);
  expect(onProgress.mock.calls.at(0)).toEqual([0, 5]);
  expect(onProgress.mock.calls.at(-1)).toEqual([5, 5]);
  expect(new Uint8Array(await loadAsset('/model.onnx', { cache, onProgress }))).toEqual(bytes);
  expect(fetching).toHaveBeenCalledTimes(1);
});

test.each([{}, { 'content-length': '3', 'content-encoding': 'br' }])('tells no total with %j', async (headers) => {
  serveWith(bytes, headers as Record<string, string>);
  const onProgress = vi.fn();
  await loadAsset('/model.onnx', { cache, onProgress });
  expect(onProgress.mock.calls.at(-1)).toEqual([5, null]);
});

test.each<[string, BodyInit, Record<string, string>, number]>([
  ['a page instead of the file', '<!doctype html>', { 'content-type': 'text/html; charset=utf-8' }, 200],
  ['an error status', 'gone', {}, 404],
  ['a cut connection', bytes, { 'content-length': '9' }, 200],
])('%s is asset-missing, and is not kept', async (_case, body, headers, status) => {
  serveWith(body, headers, status);
  await expect(loadAsset('/model.onnx', { cache })).rejects.toMatchObject({ code: 'asset-missing' });
  serveWith(bytes);
  expect(new Uint8Array(await loadAsset('/model.onnx', { cache }))).toEqual(bytes);
});

test('no network is asset-missing', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(loadAsset('/model.onnx', { cache })).rejects.toMatchObject({ code: 'asset-missing' });
});

test('an abort is cancelled', async () => {
  const abort = new AbortController();
  vi.stubGlobal('fetch', async (_url: string, { signal }: RequestInit) => {
    abort.abort();
    signal?.throwIfAborted();
  });
  await expect(loadAsset('/model.onnx', { cache, signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' });
});

test('a full disk is reported, and the file works all the same', async () => {
  serveWith(bytes);
  const full = new DOMException('full', 'QuotaExceededError');
  vi.spyOn(Cache.prototype, 'put').mockRejectedValue(full);
  const onCacheError = vi.fn();
  expect(new Uint8Array(await loadAsset('/model.onnx', { cache, onCacheError }))).toEqual(bytes);
  expect(onCacheError).toHaveBeenCalledWith(full);
});

test('works where there are no caches', async () => {
  const fetching = serveWith(bytes);
  vi.stubGlobal('caches', undefined);
  await loadAsset('/model.onnx', { cache });
  await loadAsset('/model.onnx', { cache });
  expect(fetching).toHaveBeenCalledTimes(2);
});

test('what older versions left is dropped', async () => {
  serveWith(bytes);
  for (const url of ['/old.onnx', '/new.onnx']) await loadAsset(url, { cache });
  await dropStaleAssets(cache, ['/new.onnx']);
  const left = await (await caches.open(cache)).keys();
  expect(left.map(({ url }) => new URL(url).pathname)).toEqual(['/new.onnx']);
});
