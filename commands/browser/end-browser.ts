/** Ends a browser as a crash of the machine's would: no page is told, nothing is written any more. */

import type { BrowserContext } from 'playwright';
import { CommandError } from '../terminal/failure.ts';

/** Resolves when the browser's process has been killed. Throws a CommandError when the browser does not tell which process it is. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const process = await browserProcess(context);
  const closed = new Promise((resolve) => context.once('close', resolve));
  globalThis.process.kill(process, 'SIGKILL');
  await closed;
}

/** The id of the browser's main process, whose end is the end of all others. */
export async function browserProcess(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const told = await session?.send('SystemInfo.getProcessInfo');
  const main = told?.processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new CommandError('internal', 'The browser does not tell its process.');
  return main.id;
}
