/** A named lock of this window, which the browser takes away when the window is closed or crashes. */

/**
 * Waits until no other window has the lock, takes it, and resolves with the function that lets go. Without the Locks API (plain http, or
 * storage that is blocked) there is nothing to take. Never rejects.
 */
export function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve) => {
    const over = Promise.withResolvers<void>();
    if (!navigator.locks) return resolve(over.resolve);
    navigator.locks
      .request(name, () => {
        resolve(over.resolve);
        return over.promise;
      })
      .catch(() => resolve(over.resolve));
  });
}
