/** A Chromium that treats its tabs as it treats a user's: one that lies behind another is hidden and slowed down. */

import { type AddressInfo, createServer } from 'node:net';
import { chromium as playwright } from 'playwright';
import { type BrowserProgram, type LaunchOptions, type RunningBrowser, withSandboxIfPossible } from './launch.ts';

/** Switches of Playwright's that keep hidden tabs awake. */
const wakefulSwitches = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * Starts it. Playwright emulates focus in every page that it opens, and a page in focus is never hidden. It refrains only on a
 * connection without its defaults, in the browser's own context: so one connection starts the browser and a second one drives it.
 */
export async function launchOrdinaryBrowser(program: BrowserProgram, options: LaunchOptions): Promise<RunningBrowser> {
  const port = await freePort();
  const wanted = program.optionsFor(options);
  const started = await withSandboxIfPossible((chromiumSandbox) =>
    playwright.launch({
      ...wanted,
      executablePath: program.executablePath,
      chromiumSandbox,
      args: [...(wanted.args ?? []), `--remote-debugging-port=${port}`],
      ignoreDefaultArgs: wakefulSwitches,
    }),
  );
  try {
    const browser = await playwright.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    return {
      newPage: () => browser.contexts()[0]!.newPage(),
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
