/** The service worker as the gate to the network: it sees every request of the page and its threads, once it controls them. */

import type { StayOffline } from '../../protocol/service-worker.ts';

/** Whether there is one that can refuse requests. A first visit has none until the page is loaded again or taken over. */
export const canStayOffline = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** From now on the service worker lets no request out, or lets them out again; it remembers. */
export function stayOffline(isOn: boolean): void {
  const message: StayOffline = { type: 'stay-offline', isOn };
  navigator.serviceWorker?.controller?.postMessage(message);
}
