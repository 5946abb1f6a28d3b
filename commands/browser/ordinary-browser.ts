/** A browser that treats its tabs as it treats a user's: one that lies behind another is hidden and slowed down. */

import { type AddressInfo, createServer } from 'node:net';
import { type BrowserContext, chromium as playwright } from 'playwright';
import { chromiumSwitches, type LaunchOptions, withSandboxIfPossible } from './launch.ts';

/** With these switches of Playwright's, hidden tabs stay as awake as the one in front. */
const wakefulSwitches = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export interface OrdinaryBrowser {
  context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts it. Playwright emulates focus in every page that it opens, and a page in focus is never hidden. It refrains only on a
 * connection without its defaults, in the browser's own context: so one connection starts the browser and a second one drives it.
 */
export async function launchOrdinaryBrowser(executablePath: string, options: LaunchOptions): Promise<OrdinaryBrowser> {
  const port = await freePort();
  const started = await withSandboxIfPossible((chromiumSandbox) =>
    playwright.launch({
      executablePath,
      headless: true,
      chromiumSandbox,
      args: [...chromiumSwitches(options), `--remote-debugging-port=${port}`],
      ignoreDefaultArgs: wakefulSwitches,
    }),
  );
  try {
    const browser = await playwright.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    return {
      context: browser.contexts()[0]!,
      async close() {
        await browser.close();
        await started.close();
      },
    };
  } catch (error) {
    await started.close();
    throw error;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
