/**
 * The service worker: the app without a network. It serves the shell from its precache; the page itself checks and caches the large files
 * (platform/asset-cache.ts). A new version waits until the page sends `skip-waiting`.
 */

import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { SkipWaiting } from '../src/protocol/service-worker.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// An address with an extension is a file (LICENSES.txt) and no route of the app. The pattern is matched with the query, too.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^[^?]*\.\w+(\?|$)/, /\/models\//] }),
);

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  const message: Partial<SkipWaiting> | null = data;
  if (message?.type === 'skip-waiting') self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
