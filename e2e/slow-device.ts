/**
 * A slow device: the processes of the pages are stopped for most of the time. The browser's own throttle slows the page's thread alone,
 * not the workers that compute.
 */

import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** Milliseconds for which the processes run. */
const turn = 5;

/** Does `work` while all pages of this page's browser run for one of `times` milliseconds. Signals that the system lacks throw. */
export async function slowedDown<Result>(page: Page, times: number, work: () => Promise<Result>): Promise<Result> {
  const pages = await rendererProcesses(page);
  const signal = (name: NodeJS.Signals) => {
    for (const id of pages) process.kill(id, name);
  };
  let isSlow = true;
  const slowing = (async () => {
    while (isSlow) {
      const started = performance.now();
      await pause(turn);
      signal('SIGSTOP');
      // A busy machine makes a turn longer, and the pause after it with it.
      await pause((times - 1) * (performance.now() - started));
      signal('SIGCONT');
    }
  })();
  try {
    return await work();
  } finally {
    isSlow = false;
    await slowing;
  }
}

async function rendererProcesses(page: Page): Promise<number[]> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}
