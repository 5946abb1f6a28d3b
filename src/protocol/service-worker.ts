/** Messages between the page and the service worker. Types and constants only. */

/** Sent to a waiting service worker: take over now, the person asked for the new version. */
export interface SkipWaiting {
  type: 'skip-waiting';
}
