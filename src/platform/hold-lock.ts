/** Named locks of this window, which the browser takes away when the window is closed or crashes. */

type LetGo = () => void;

/** Waits until no other window has the lock, and resolves with the function that lets go. Never rejects. */
export async function holdLock(name: string): Promise<LetGo> {
  return (await request(name, {})) ?? (() => {});
}

/** The same, but resolves with null when another window has the lock. */
export function tryLock(name: string): Promise<LetGo | null> {
  return request(name, { ifAvailable: true });
}

/** Without the Locks API (plain http), or where storage is blocked, there is nothing to take, and nobody else has it. */
function request(name: string, options: LockOptions): Promise<LetGo | null> {
  const { promise, resolve } = Promise.withResolvers<LetGo | null>();
  const over = Promise.withResolvers<void>();
  if (!navigator.locks) return Promise.resolve(over.resolve);
  const ended = navigator.locks.request(name, options, (lock) => {
    resolve(lock ? over.resolve : null);
    return lock ? over.promise : undefined;
  });
  ended.catch(() => resolve(over.resolve));
  return promise;
}
