/** Keeps the screen on while recording: a phone that sleeps suspends the page and loses the dictation. */

/**
 * Holds the screen awake until the returned function is called. The browser takes the lock away from a hidden page, so it
 * is asked for again when the page is back. Refusals (low battery, an old browser) are silent: recording goes on.
 */
export function holdWakeLock(): () => void {
  let isWanted = true;
  let held: WakeLockSentinel | undefined;

  async function take(): Promise<void> {
    if (!isWanted || document.visibilityState !== 'visible') return;
    if (held && !held.released) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      // Released, or taken a second time, while the browser was thinking.
      if (!isWanted || (held && !held.released)) await lock.release();
      else held = lock;
    } catch {}
  }

  const onVisibility = () => void take();
  document.addEventListener('visibilitychange', onVisibility);
  void take();

  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', onVisibility);
    held?.release().catch(() => {});
  };
}
