/** What the page and the service worker agree on. Types and constants only. */

/**
 * Cache of the model and of the runtime's WebAssembly. The page fills it on the first visit, before any service worker
 * controls it; the service worker answers from it afterwards.
 */
export const assetCacheName = 'sotto-assets';

/** Sent to a waiting service worker: take over now, the person asked for the new version. */
export interface SkipWaiting {
  type: 'skip-waiting';
}
