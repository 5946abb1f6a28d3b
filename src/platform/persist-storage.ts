/** Asking the browser never to clear this site's storage by itself. Some grant or refuse it silently, Firefox asks the person. */

/** Asks for persistent storage, unless it was granted before; true when it is granted. Never rejects. */
export async function persistStorage(): Promise<boolean> {
  try {
    return (await navigator.storage?.persisted?.()) || ((await navigator.storage?.persist?.()) ?? false);
  } catch {
    return false;
  }
}
