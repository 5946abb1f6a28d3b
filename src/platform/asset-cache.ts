/**
 * Large files of the app: from the cache, else from the network and then into the cache. The page does this itself because on the first
 * visit no service worker controls it yet.
 */

import { throwIfCancelled } from '../core/cancel.ts';
import { AppError } from '../core/errors.ts';
import { readBody } from './read-body.ts';

/** Cache of the models and of the runtime's WebAssembly. The page alone fills it and reads it. */
export const assetCacheName = 'sotto-assets';

export interface AssetOptions {
  cache?: string;
  /** `total` is null where the server does not tell the length. */
  onProgress?: (bytes: number, total: number | null) => void;
  signal?: AbortSignal;
  /** The file could not be kept (no space, private window): it works now and is fetched again next time. */
  onCacheError?: (error: unknown) => void;
}

/**
 * The bytes of the file. Rejects with `asset-missing` when the file is neither in the cache nor on the network, with `cancelled` on abort.
 * A URL identifies its content for ever: put a version or a hash into it.
 */
export async function loadAsset(url: string, options: AssetOptions = {}): Promise<ArrayBuffer> {
  const { onProgress = () => {}, signal, onCacheError = () => {} } = options;
  const cache = await openCache(options.cache ?? assetCacheName, onCacheError);
  const cached = await readCached(cache, url);
  throwIfCancelled(signal, 'loading');
  if (cached) {
    onProgress(cached.byteLength, cached.byteLength);
    return cached;
  }
  try {
    const response = await fetch(url, signal ? { signal } : {});
    checkResponse(response, url);
    const bytes = await readBody(response, onProgress);
    await keep(cache, url, response, bytes).catch(onCacheError);
    return bytes;
  } catch (error) {
    throwIfCancelled(signal, 'loading');
    if (error instanceof AppError) throw error;
    throw new AppError('asset-missing', `${url}: ${error}`, { cause: error });
  }
}

/** Sees to it that the file is in the cache, and never rejects: without a network the next visit would lack it. */
export async function keepAsset(url: string, options: AssetOptions = {}): Promise<void> {
  const cache = await openCache(options.cache ?? assetCacheName, () => {});
  if (cache && !(await cache.match(url, { ignoreVary: true }).catch(() => {})))
    await loadAsset(url, options).catch(() => {});
}

/** Removes every file but those at `keepUrls` from the cache: what older versions of the app left. */
export async function dropStaleAssets(cache: string, keepUrls: readonly string[]): Promise<void> {
  const opened = await openCache(cache, () => {});
  if (!opened) return;
  const keep = new Set(keepUrls.map((url) => new URL(url, location.href).href));
  const stale = (await opened.keys()).filter((request) => !keep.has(request.url));
  await Promise.all(stale.map((request) => opened.delete(request)));
}

/** Undefined where the page has no caches (plain http) or may not use them (storage blocked). */
async function openCache(name: string, onError: (error: unknown) => void): Promise<Cache | undefined> {
  try {
    return await globalThis.caches?.open(name);
  } catch (error) {
    onError(error);
    return undefined;
  }
}

/** An entry that cannot be read (the browser lost the file behind it) counts as not cached. */
async function readCached(cache: Cache | undefined, url: string): Promise<ArrayBuffer | undefined> {
  try {
    const response = await cache?.match(url, { ignoreVary: true });
    const bytes = await response?.arrayBuffer();
    return bytes?.byteLength ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function checkResponse(response: Response, url: string): void {
  if (!response.ok) throw new AppError('asset-missing', `${url}: status ${response.status}`);
  // Servers of single-page apps answer unknown addresses with the page itself.
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/html')) throw new AppError('asset-missing', `${url}: a page came instead of the file`);
}

/** The write is awaited, because browsers drop writes in progress when the page closes. */
async function keep(cache: Cache | undefined, url: string, response: Response, bytes: ArrayBuffer): Promise<void> {
  if (!cache) return;
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  await cache.put(url, new Response(bytes, { headers: { 'content-type': type } }));
}
