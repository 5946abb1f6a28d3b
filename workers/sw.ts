/**
 * The service worker: the app without a network. It serves the shell from its precache and the large files from the cache
 * that the page has filled; it never stores those itself, so that only what the page has checked is kept. A new version
 * waits until the page sends `skip-waiting`.
 */

import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { assetCacheName, type SkipWaiting } from '../src/protocol/service-worker.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// An address with an extension is a file (LICENSES.txt) and not a place in the app.
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/\.\w+$/, /\/models\//] }));

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /\/models\/|\/runtime\/.+\.wasm$/.test(url.pathname),
  new CacheFirst({
    cacheName: assetCacheName,
    matchOptions: { ignoreVary: true },
    plugins: [{ cacheWillUpdate: async () => null }],
  }),
);

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  const message: Partial<SkipWaiting> | null = data;
  if (message?.type === 'skip-waiting') self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
