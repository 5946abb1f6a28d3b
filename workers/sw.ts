/**
 * The service worker: the app without a network. It serves the shell from its precache; the page itself checks and caches the large files
 * (platform/asset-cache.ts). A new version waits until the page sends `skip-waiting`. Where a host knows no headers, it adds them: pages and
 * threads are then isolated and sealed as on any other host. Where the person wants to stay offline, it lets no request out. The one thread
 * that may send files to a server gets the origin of that server into its policy, while one is set.
 */

import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { additive, type HeaderRule, headersFor } from '../src/core/header-rules.ts';
import { isServerOrigin } from '../src/protocol/server-address.ts';
import {
  type SkipWaiting,
  type StayOffline,
  serverCache,
  serverEntry,
  serverQuery,
  sharedCache,
} from '../src/protocol/service-worker.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[]; headerRules: readonly HeaderRule[] };

/** Whether the app is to stay offline; undefined until that is read. What is stored is that this cache exists. */
let isSealed: boolean | undefined;
const sealCache = 'sotto-stay-offline';
const sealIsRead = caches.has(sealCache).then((isOn) => {
  isSealed = isOn;
});

addPlugins([
  {
    async requestWillFetch({ request }) {
      await sealIsRead;
      if (isSealed) throw new TypeError('Sotto is to stay offline.');
      return request;
    },
    handlerWillRespond: async ({ request, response }) => served(request.url, response),
  },
]);
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [new RegExp(`^${serverQuery}$`)] });
cleanupOutdatedCaches();

// An address with an extension is a file (LICENSES.txt) and no route of the app. The pattern is matched with the query, too.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^[^?]*\.\w+(\?|$)/, /\/models\//] }),
);

// Scripts that few need are in no precache: what comes with a model of another family is kept when it is first fetched.
registerRoute(({ url }) => /\/workers\/ctc-/.test(url.pathname), keptOnUse);

// A thread whose script comes without the headers is refused by an isolated page.
registerRoute(
  ({ sameOrigin, request }) => sameOrigin && (request.destination === 'worker' || request.destination === 'script'),
  async ({ request }) => served(request.url, await ask(request)),
);

// What other programs share with the installed app (see public/manifest.webmanifest).
registerRoute(({ url }) => url.href === `${self.registration.scope}share`, keepShared, 'POST');

// Whatever else the page and its threads ask for, of other hosts too, is let through untouched or not at all.
registerRoute(
  () => isSealed !== false,
  ({ request }) => ask(request),
);

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: SkipWaiting | StayOffline | null = event.data;
  if (message?.type === 'skip-waiting') self.skipWaiting();
  if (message?.type === 'stay-offline') event.waitUntil(seal(message.isOn));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function seal(isOn: boolean): Promise<void> {
  await sealIsRead;
  isSealed = isOn;
  await (isOn ? caches.open(sealCache) : caches.delete(sealCache));
}

/** Every request that goes out goes out here, or in Workbox's own fetch. */
async function ask(request: Request): Promise<Response> {
  await sealIsRead;
  return isSealed ? Response.error() : fetch(request);
}

/** Keeps files and text for the page, which is opened then. */
async function keepShared({ request }: { request: Request }): Promise<Response> {
  const form = await request.formData();
  const texts = ['title', 'text', 'url'].flatMap((name) => form.get(name) || []);
  const text = texts.length > 0 ? [new File([texts.join('\n\n')], 'text.txt', { type: 'text/plain' })] : [];
  const files = form.getAll('files').filter((entry) => entry instanceof File);
  const cache = await caches.open(sharedCache);
  for (const [at, file] of [...files, ...text].entries()) {
    const headers = { 'content-type': file.type };
    await cache.put(`shared/${at}/${encodeURIComponent(file.name)}`, new Response(file, { headers }));
  }
  return Response.redirect(self.registration.scope, 303);
}

/** From the cache or else from the network; a script takes the place of the one of an earlier version. */
async function keptOnUse({ request }: { request: Request }): Promise<Response> {
  const cache = await caches.open('sotto-scripts-on-use');
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = withHeaders(request.url, await ask(request));
  if (!fresh.ok) return fresh;
  for (const earlier of await cache.keys()) await cache.delete(earlier);
  await cache.put(request, fresh.clone());
  return fresh;
}

/** As its host sends it, and the thread for servers with the way to the one that is set. */
async function served(url: string, response: Response): Promise<Response> {
  const whole = withHeaders(url, response);
  const policy = whole.headers.get(additive);
  const origin = /\/workers\/remote\.worker-[^/]*$/.test(url) ? await serverOrigin() : null;
  if (origin === null || policy === null) return whole;
  const headers = new Headers(whole.headers);
  headers.set(additive, policy.replaceAll("connect-src 'none'", `connect-src ${origin}`));
  const { status, statusText } = whole;
  return new Response(whole.body, { status, statusText, headers });
}

/** Null while no server is set. */
async function serverOrigin(): Promise<string | null> {
  if (!(await caches.has(serverCache))) return null;
  const kept = await (await caches.open(serverCache)).match(serverEntry);
  const origin = (await kept?.text()) ?? '';
  return isServerOrigin(origin) ? origin : null;
}

/** The response as a host with all headers sends it: what this one has said itself stays. */
function withHeaders(url: string, response: Response): Response {
  const path = `/${url.slice(self.registration.scope.length).replace(/[?#].*$/s, '')}`;
  const missing = headersFor(self.headerRules, path).filter(([name]) => !response.headers.has(name));
  if (missing.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of missing) headers.append(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
