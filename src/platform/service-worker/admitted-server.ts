/** The one origin that the thread for servers may reach: the service worker serves that thread with it (workers/sw.ts). */

import { serverCache, serverEntry } from '../../protocol/service-worker.ts';

/** Whether there is a service worker that can open the way. A first visit has none until the page is loaded again or taken over. */
export const canAdmit = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** From the next start of that thread on; null for none. Never rejects: without storage the way stays shut. */
export async function admit(origin: string | null): Promise<void> {
  try {
    if (origin === null) {
      await caches.delete(serverCache);
      return;
    }
    const cache = await caches.open(serverCache);
    await cache.put(serverEntry, new Response(origin));
  } catch {
    // The thread's own policy refuses what it tries.
  }
}
