/** Opens the built app headless and hands out its automation handle: build, server, browser and page as one thing. */

import type { Browser, Page } from 'playwright';
import type { Answer, Automation } from '../src/protocol/automation.ts';
import type { EngineInfo } from '../src/protocol/engine.ts';
import { buildFolder, buildIfNeeded } from './build.ts';
import { findOrInstallChromium } from './chromium.ts';
import { CommandError, fromPage } from './failure.ts';
import { type LaunchOptions, launchChromium } from './launch.ts';
import { type AppServer, serve } from './server.ts';

declare global {
  /** The page's handle for scripts. */
  var sotto: Automation;
}

export interface AppPageOptions extends LaunchOptions {
  /** Query parameters of the page. */
  query?: Record<string, string>;
  /** Runs in the page before its own scripts. */
  before?: () => void;
  /** Told what takes time. */
  say(line: string): void;
}

export interface AppPage {
  page: Page;
  engine: EngineInfo & { readyMs: number };
  /** Ends page, browser and server. Never fails. */
  close(): Promise<void>;
}

const startSeconds = 60;
const readySeconds = 180;

/**
 * Opens the app and waits until its model is ready. Builds first where needed. Throws a CommandError or an AppError; what
 * had been started by then is ended. On SIGINT and SIGTERM the browser is ended with the process.
 */
export async function openApp({ query = {}, before, say, ...launch }: AppPageOptions): Promise<AppPage> {
  buildIfNeeded(say);
  const { executablePath } = findOrInstallChromium(say);
  let server: AppServer | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.close();
  };
  try {
    server = await serve({ folder: buildFolder });
    browser = await launchChromium(executablePath, launch);
    const page = await browser.newPage();
    if (before) await page.addInitScript(before);
    const address = new URL(server.url);
    address.search = new URLSearchParams(query).toString();
    await waitForHandle(page, address.href);
    const engine = unwrap(
      await within(
        readySeconds,
        'The model did not become ready',
        page.evaluate(() => sotto.ready()),
      ),
    );
    return { page, engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The value of an answer. Throws the page's error as an AppError. */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw fromPage(answer.error);
}

/** The promise's value. Throws a CommandError when it takes longer than `seconds`. */
export async function within<T>(seconds: number, failing: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new CommandError('timed-out', `${failing} within ${seconds} s.`);
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A page that does not start is explained by what it wrote to its console. */
async function waitForHandle(page: Page, address: string): Promise<void> {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  await page.goto(address);
  try {
    await page.waitForFunction(() => 'sotto' in globalThis, null, { timeout: startSeconds * 1000, polling: 50 });
  } catch {
    throw new CommandError('timed-out', [`The page did not start within ${startSeconds} s.`, ...said].join('\n'));
  }
}
