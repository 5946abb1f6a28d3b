/** Named locks of this window, which the browser takes away when the window is closed or crashes. */

/** Resolves when the browser has let go, which takes it a moment. */
type LetGo = () => Promise<void>;

/** Waits until no other window has the lock, and resolves with the function that lets go. Never rejects. */
export async function holdLock(name: string): Promise<LetGo> {
  return (await request(name, {})) ?? (async () => {});
}

/** The same, but resolves with null when another window has the lock. */
export function tryLock(name: string): Promise<LetGo | null> {
  return request(name, { ifAvailable: true });
}

/** Without the Locks API (plain http), or where storage is blocked, there is nothing to take, and nobody else has it. */
async function request(name: string, options: LockOptions): Promise<LetGo | null> {
  if (!navigator.locks) return async () => {};
  const { promise: granted, resolve: grant } = Promise.withResolvers<LetGo | null>();
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const letGo = () => {
    end();
    return ended;
  };
  const ended = navigator.locks
    .request(name, options, (lock) => {
      grant(lock && letGo);
      return lock ? over : undefined;
    })
    .catch(() => grant(letGo));
  return granted;
}
