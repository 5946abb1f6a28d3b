/** Idle time of the page. */

/** Milliseconds after which the start of the page is over. */
const settledMs = 20_000;
const patienceMs = 5_000;
const retryMs = 1_000;

export interface IdleOptions {
  /** True while work goes on that must not be slowed down. */
  isBusy: () => boolean;
  signal: AbortSignal;
  /** Milliseconds since the page was opened before which it does not count as idle. */
  settled?: number;
}

/** Resolves when the page has settled, is visible, is not busy, and its thread is idle; at once on abort. */
export async function whenIdle({ isBusy, signal, settled = settledMs }: IdleOptions): Promise<void> {
  await pauseOr(signal, Math.max(0, settled - performance.now()));
  while (!signal.aborted) {
    await idleCallback();
    if (!isBusy() && document.visibilityState === 'visible') return;
    await pauseOr(signal, retryMs);
  }
}

/** Safari has no idle callbacks. */
function idleCallback(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: patienceMs });
    else setTimeout(resolve, retryMs);
  });
}

function pauseOr(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
