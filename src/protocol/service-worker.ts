/** Messages between the page and the service worker. Types and constants only. */

/** Sent to a waiting service worker: take over now, the person asked for the new version. */
export interface SkipWaiting {
  type: 'skip-waiting';
}

/** Sent to the active one: from now on, ask the network for nothing, or go on as usual. It remembers the last one. */
export interface StayOffline {
  type: 'stay-offline';
  isOn: boolean;
}
