/** Isolation on a host that sends no headers: the service worker adds them, from the next load of the page on. */

const reloadedKey = 'sotto-isolated-by-reload';

/**
 * Loads the page once more when a first visit has found no headers and the service worker is there, unless the person has done anything
 * yet: then the next visit is isolated. Resolves with true in the page that was loaded for that. Never rejects.
 */
export async function isolate(reload = () => location.reload()): Promise<boolean> {
  try {
    if (crossOriginIsolated) return takeReloaded();
    if (!isSecureContext || !('serviceWorker' in navigator) || sessionStorage.getItem(reloadedKey)) return false;
    await navigator.serviceWorker.ready;
    await controlled();
    if (navigator.userActivation?.hasBeenActive !== false) return false;
    sessionStorage.setItem(reloadedKey, 'true');
    reload();
  } catch {
    // Storage is blocked: nothing would end the reloading.
  }
  return false;
}

function takeReloaded(): boolean {
  const wasReloaded = sessionStorage.getItem(reloadedKey) !== null;
  sessionStorage.removeItem(reloadedKey);
  return wasReloaded;
}

function controlled(): Promise<void> {
  return new Promise((resolve) => {
    if (navigator.serviceWorker.controller) return resolve();
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
