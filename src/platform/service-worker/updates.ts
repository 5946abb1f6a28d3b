/**
 * The service worker as the page sees it: offline use, and new versions that wait until the person wants them. A new
 * version never interrupts a recording, in this window or in another.
 */

import { pause } from '../../core/time.ts';
import type { SkipWaiting } from '../../protocol/service-worker.ts';
import { createBusyQuestion } from './busy-windows.ts';

const checkIntervalMs = 60 * 60 * 1000;
const busyRetryMs = 2000;

export interface UpdateOptions {
  /** True while this window records or finishes: it is then neither updated nor reloaded. */
  isBusy: () => boolean;
  /** Whether the network may be asked for a new version. */
  isOnline: () => boolean;
  /** A new version waits. `apply` installs it and reloads every window, as soon as none of them is busy. */
  onWaiting: (apply: () => void) => void;
  scriptUrl?: string;
  reload?: () => void;
}

/**
 * Registers the service worker and watches for new versions, for as long as the page lives. Does nothing in development
 * and where service workers are missing (plain http, some private windows); a failed registration is silent too, as the
 * app works without one.
 */
export function watchUpdates(options: UpdateOptions): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const {
    isBusy,
    onWaiting,
    scriptUrl = `${import.meta.env.BASE_URL}sw.js`,
    reload = () => location.reload(),
  } = options;
  const windows = createBusyQuestion(isBusy);

  async function untilIdle(): Promise<void> {
    while (isBusy() || (await windows.isAnotherBusy())) await pause(busyRetryMs);
  }

  let isAsked = false;
  async function apply(registration: ServiceWorkerRegistration): Promise<void> {
    if (isAsked) return;
    isAsked = true;
    await untilIdle();
    windows.tellUpdate();
    const message: SkipWaiting = { type: 'skip-waiting' };
    // None waits when another window was faster: its update reloads this window too.
    registration.waiting?.postMessage(message);
    isAsked = false;
  }

  reloadOnTakeover(windows, async () => {
    while (isBusy()) await pause(busyRetryMs);
    reload();
  });
  // The script is never taken from the HTTP cache, so that a server's long cache lifetime cannot pin a version.
  navigator.serviceWorker.register(scriptUrl, { updateViaCache: 'none' }).then(
    (registration) => {
      watchWaiting(registration, () => onWaiting(() => void apply(registration)));
      checkRegularly(registration, () => options.isOnline() && !isBusy());
    },
    () => {},
  );
}

/**
 * Another version controls the page from now on: its files no longer match what runs here. The listener is there from the
 * start, because every window must reload and not only the one where the button was pressed
 * (https://github.com/vite-pwa/vite-plugin-pwa/issues/393). The first service worker that ever claims a page is no update.
 */
function reloadOnTakeover(windows: { wasUpdateTold(): boolean }, reload: () => void): void {
  let wasControlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wasControlled || windows.wasUpdateTold()) reload();
    wasControlled = true;
  });
}

function watchWaiting(registration: ServiceWorkerRegistration, onWaiting: () => void): void {
  if (registration.waiting && registration.active) onWaiting();
  registration.addEventListener('updatefound', () => {
    const installing = registration.installing;
    installing?.addEventListener('statechange', () => {
      // Without an active one before it, it is the first and does not wait.
      if (installing.state === 'installed' && registration.active) onWaiting();
    });
  });
}

/** Never while recording: between record and transcript nothing is asked of the network. */
function checkRegularly(registration: ServiceWorkerRegistration, mayAsk: () => boolean): void {
  let lastMs = Date.now();
  const check = () => {
    if (document.visibilityState !== 'visible' || !mayAsk()) return;
    lastMs = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', check);
  setInterval(() => {
    if (Date.now() - lastMs >= checkIntervalMs) check();
  }, checkIntervalMs / 4);
}
