/** A built app, of this checkout or of another one, opened on a microphone that plays a recording. */

import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { EngineInfo } from '../../src/protocol/engine.ts';
import { launchChromium } from '../browser/launch.ts';
import { unwrap, within } from '../browser/open-app.ts';
import { noteMicrophone } from '../microphone/dictate-once.ts';
import { buildFolder, buildIfNeeded, root } from '../serving/build.ts';
import { type AppServer, serve } from '../serving/server.ts';
import { CommandError } from '../terminal/failure.ts';
import { usageError } from '../terminal/options.ts';

/** A version of the app that is measured. */
export interface LiveApp {
  /** As it is called in tables. */
  name: string;
  /** Where its build is. */
  folder: string;
}

export interface OpenApp {
  page: Page;
  engine: EngineInfo;
  /** Ends page, browser and server. Never fails. */
  close(): Promise<void>;
}

const startSeconds = 60;
const readySeconds = 180;

/** This checkout's own app, built where needed. Throws a CommandError. */
export function ownApp(say: (line: string) => void): LiveApp {
  buildIfNeeded(say);
  return { name: 'Sotto', folder: buildFolder };
}

/** The app of a checkout, or of the folder of a build; only this checkout's own is built. Throws a CommandError where there is none. */
export function appIn(named: string, say: (line: string) => void): LiveApp {
  if ([root, buildFolder].includes(resolve(named))) buildIfNeeded(say);
  const candidates = [resolve(named), join(resolve(named), basename(buildFolder))];
  const folder = candidates.find((path) => existsSync(join(path, 'index.html')) && existsSync(join(path, '_headers')));
  if (!folder) throw usageError(`--app: there is no built app in ${named}.`);
  return { name: named, folder };
}

/** Waits until the model is ready. Throws a CommandError or an AppError; what had been started by then is ended. */
export async function openAppIn(executablePath: string, { folder }: LiveApp, microphone: string): Promise<OpenApp> {
  let server: AppServer | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.close();
  };
  try {
    server = await serve({ folder });
    browser = await launchChromium(executablePath, { microphone });
    const page = await browser.newPage();
    await page.addInitScript(noteMicrophone);
    await page.goto(server.url);
    await page
      .waitForFunction(() => 'sotto' in globalThis, null, { timeout: startSeconds * 1000, polling: 50 })
      .catch(() => {
        throw new CommandError('timed-out', `The page did not start within ${startSeconds} s.`);
      });
    const ready = page.evaluate(() => sotto.ready());
    return { page, engine: unwrap(await within(readySeconds, 'The model did not become ready', ready)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
