/** Opens the built app headless and hands out its automation handle: build, server, browser and page as one thing. */

import type { Browser, Page } from 'playwright';
import type { Answer, Automation, RunWish } from '../../src/protocol/automation.ts';
import type { EngineInfo } from '../../src/protocol/engine.ts';
import { type Hub, type ModelChoice, openHub } from '../hub/model-choice.ts';
import { buildFolder, buildIfNeeded } from '../serving/build.ts';
import { type AppServer, serve } from '../serving/server.ts';
import { CommandError, fromPage } from '../terminal/failure.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { type LaunchOptions, launchChromium, webGpuSwitches } from './launch.ts';

declare global {
  /** The page's handle for scripts. */
  var sotto: Automation;
}

export interface AppPageOptions extends LaunchOptions {
  /** On what to run the model; without it the app decides. */
  wish?: RunWish;
  /** Installed and switched to before the page is handed out; null and nothing for the embedded model. */
  model?: ModelChoice | null;
  /** What is spoken; null and nothing let the model find out. */
  language?: string | null;
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
/** Large models over slow lines take hours; a server that hangs ends the download by itself. */
const installSeconds = 6 * 60 * 60;

/**
 * Opens the app and waits until its model is ready. Builds first where needed. Throws a CommandError or an AppError; what
 * had been started by then is ended. On SIGINT and SIGTERM the browser is ended with the process.
 */
export async function openApp({
  wish = {},
  model,
  language = null,
  before,
  say,
  ...launch
}: AppPageOptions): Promise<AppPage> {
  buildIfNeeded(say);
  const { executablePath } = findOrInstallChromium(say);
  let server: AppServer | undefined;
  let hub: Hub | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.close();
    await hub?.close();
  };
  try {
    server = await serve({ folder: buildFolder });
    if (model) hub = await openHub(model);
    browser = await launchChromium(executablePath, {
      ...launch,
      args: [...(launch.args ?? []), ...(wish.backend === 'webgpu' ? webGpuSwitches() : [])],
    });
    const page = await browser.newPage();
    if (before) await page.addInitScript(before);
    const address = new URL(server.url);
    // A model of a hub is loaded as it is wished when it is switched to.
    if (!model)
      address.search = new URLSearchParams(Object.entries(wish).map(([name, value]) => [name, `${value}`])).toString();
    await waitForHandle(page, address.href);
    const { readyMs, ...embedded } = unwrap(
      await within(
        readySeconds,
        'The model did not become ready',
        page.evaluate(() => sotto.ready()),
      ),
    );
    const engine = model ? await install(page, model, hub?.url, wish, say) : embedded;
    unwrap(await page.evaluate((spoken) => sotto.speak(spoken), language));
    return { page, engine: { ...engine, readyMs }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function install(
  page: Page,
  { id }: ModelChoice,
  hub: string | undefined,
  wish: RunWish,
  say: (line: string) => void,
): Promise<EngineInfo> {
  say(`Installing ${id}…`);
  const order = { id, ...(hub ? { hub } : {}) };
  const installed = page.evaluate(([what, how]) => sotto.install(what, how), [order, wish] as const);
  return unwrap(await within(installSeconds, `${id} was not installed`, installed));
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
