/** Opens the built app headless and hands out its automation handle: build, server, browser and page as one thing. */

import type { Page } from 'playwright';
import type { Strategy } from '../../src/core/strategies/strategy.ts';
import type { Automation, RunWish } from '../../src/protocol/automation.ts';
import type { EngineInfo } from '../../src/protocol/engine.ts';
import { type Hub, type ModelChoice, openHub } from '../hub/model-choice.ts';
import { buildFolder, buildIfNeeded } from '../serving/build.ts';
import { type AppServer, serve } from '../serving/server.ts';
import { CommandError } from '../terminal/failure.ts';
import { unwrap, within } from './answers.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { type BrowserProgram, type LaunchOptions, launchBrowser, type RunningBrowser } from './launch.ts';

declare global {
  /** The page's handle for scripts. */
  var sotto: Automation;
}

export interface BuiltAppOptions extends Pick<LaunchOptions, 'microphone' | 'loops'> {
  /** The folder of a build; without it this checkout's own, which is built where needed. */
  folder?: string;
  /** Without it a Chromium, which is found or installed. */
  browser?: BrowserProgram;
  /** Another way to start the browser than headless with a new profile. */
  launch?: (program: BrowserProgram, options: LaunchOptions) => Promise<RunningBrowser>;
  /** On what to run the model; without it the app decides. */
  wish?: RunWish;
  /** Installed and switched to before the page is handed out; null and nothing for the embedded model. */
  model?: ModelChoice | null;
  /** What is spoken, where null lets the model find out; without it as in the app's own settings. */
  language?: string | null;
  /** Which model hears what, and when; without it as in the app's own settings. */
  strategy?: Strategy | undefined;
  /** Installed beside `model`, from the same hub: it improves what that has written. */
  exact?: ModelChoice | null;
  /** Runs in the page before its own scripts. */
  before?: () => void;
  /** Told what takes time. */
  say(line: string): void;
}

export interface BuiltApp {
  page: Page;
  engine: EngineInfo;
  /** Ends page, browser and server. Never fails. */
  close(): Promise<void>;
}

const startSeconds = 60;
const readySeconds = 180;
/** Large models over slow lines take hours; a server that hangs ends the download by itself. */
const installSeconds = 6 * 60 * 60;

/**
 * Opens the app and waits until its model is ready. Throws a CommandError or an AppError; what had been started by then is
 * ended. On SIGINT and SIGTERM the browser is ended with the process.
 */
export async function openBuiltApp(options: BuiltAppOptions): Promise<BuiltApp> {
  const {
    folder = buildFolder,
    launch = launchBrowser,
    wish = {},
    model,
    exact,
    language,
    strategy,
    before,
    say,
  } = options;
  if (folder === buildFolder) buildIfNeeded(say);
  const program = options.browser ?? findOrInstallChromium(say);
  let server: AppServer | undefined;
  let hub: Hub | undefined;
  let browser: RunningBrowser | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.close();
    await hub?.close();
  };
  try {
    server = await serve({ folder });
    if (model ?? exact) hub = await openHub((model ?? exact)!);
    const { microphone, loops } = options;
    browser = await launch(program, { microphone, loops, webGpu: wish.backend === 'webgpu' });
    const page = await browser.newPage();
    if (before) await page.addInitScript(before);
    // A model of a hub is loaded as it is wished when it is switched to.
    await waitForHandle(page, model ? server.url : addressWith(server.url, wish));
    const ready = page.evaluate(() => sotto.ready());
    const embedded = unwrap(await within(readySeconds, 'The model did not become ready', ready));
    // Installed first, so that the other one is in use in the end.
    if (exact) await install(page, exact, hub?.url, wish, say);
    if (exact && !model) unwrap(await page.evaluate((id) => sotto.useModel(id), embedded.model));
    const engine = model ? await install(page, model, hub?.url, wish, say) : embedded;
    if (language !== undefined) unwrap(await page.evaluate((spoken) => sotto.speak(spoken), language));
    if (strategy) {
      const chosen = [strategy, exact?.id] as const;
      unwrap(await page.evaluate((how) => sotto.useStrategy(...how), chosen));
    }
    return { page, engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function addressWith(url: string, wish: RunWish): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(wish)) address.searchParams.set(name, `${value}`);
  return address.href;
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

/** A page that does not start is explained by what it wrote to its console. */
export async function waitForHandle(page: Page, address: string): Promise<void> {
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
