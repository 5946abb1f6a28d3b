/** What the page and the service worker say to each other, and leave for each other. Types and constants only. */

/** Sent to a waiting service worker: take over now, the person asked for the new version. */
export interface SkipWaiting {
  type: 'skip-waiting';
}

/** Sent to the active one: from now on, ask the network for nothing, or go on as usual. It remembers the last one. */
export interface StayOffline {
  type: 'stay-offline';
  isOn: boolean;
}

/** The cache in which the service worker leaves what other programs share with the installed app, until a page takes it. */
export const sharedCache = 'sotto-shared';

/** The cache, and the address in it, under which the page leaves the origin of the server that files may be sent to, while one is set. */
export const serverCache = 'sotto-server';
export const serverEntry = '/sotto-server';
/** In the address of the script of the thread that sends: which server it is served for. It makes no difference to what is served. */
export const serverQuery = 'server';
