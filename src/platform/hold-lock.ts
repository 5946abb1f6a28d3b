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
  return new Promise((resolve) => {
    let letGo: LetGo = () => {};
    const over = new Promise<void>((end) => {
      letGo = end;
    });
    if (!navigator.locks) return resolve(letGo);
    navigator.locks
      .request(name, options, (lock) => {
        resolve(lock && letGo);
        return lock ? over : undefined;
      })
      .catch(() => resolve(letGo));
  });
}
