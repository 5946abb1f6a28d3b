/** Ends a browser as a crash does: no page is told, and nothing more is written. */

import type { BrowserContext } from 'playwright';
import { CommandError } from '../terminal/failure.ts';

/**
 * Kills the browser's main process, which is the end of all others, and waits until it is gone. Resolves with the time of the kill on this
 * process's clock. Throws a CommandError when the browser does not tell which process it is.
 */
export async function killBrowser(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const told = await session?.send('SystemInfo.getProcessInfo');
  const main = told?.processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new CommandError('internal', 'The browser does not tell its process.');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  const at = performance.now();
  await closed;
  return at;
}
